"""Addresses of own production: our own sales, and sales from an outlet's file."""

from django.urls import path

from assignments.views import cash_sales, count_sales, sales_files

urlpatterns = [
    path("till/", cash_sales.cash_sales, name="cash_sales"),
    path("till/new/", cash_sales.new_cash_sale, name="new_cash_sale"),
    path("till/receipts/<row:pk>/", cash_sales.cash_sale, name="cash_sale"),
    path("till/receipts/<row:pk>/receipt.pdf", cash_sales.cash_sale_pdf, name="cash_sale_pdf"),
    path("till/receipts/<row:pk>/take-back/", cash_sales.take_back, name="take_back_sale"),
    path("till/count/", count_sales.count, name="count_sales"),
    path("till/counts/", count_sales.sale_counts, name="sale_counts"),
    path("outlets/<row:pk>/import/", sales_files.import_sales, name="import_sales"),
    path("outlets/<row:pk>/import/preview/", sales_files.preview, name="sales_preview"),
    path("outlets/<row:pk>/import/book/", sales_files.book, name="book_sales"),
    path("outlets/<row:pk>/import/discard/", sales_files.discard, name="discard_sales"),
    path("outlets/<row:pk>/import/example.csv", sales_files.template, name="sales_template"),
]
