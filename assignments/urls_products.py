"""Addresses of own production: products, their lists, labels and cards, and the trace of a box."""

from django.urls import path

from assignments.views import check_lists, labels, parts_lists, products, trace

urlpatterns = [
    path("products/", products.products, name="products"),
    path("products/new/", products.new_product, name="new_product"),
    path("products/<row:pk>/", products.product, name="product"),
    path("products/<row:pk>/change/", products.change, name="change_product"),
    path("products/<row:pk>/switch/", products.switch, name="switch_product"),
    path("products/<row:pk>/card.pdf", products.card, name="product_card"),
    path("products/<row:pk>/parts-list/", parts_lists.parts_list, name="parts_list"),
    path("parts-lists/<row:pk>/remove/", parts_lists.remove, name="remove_parts_list"),
    path("products/<row:pk>/check-points/", check_lists.check_points, name="check_points"),
    path("batches/<row:pk>/checks/", check_lists.batch_checks, name="batch_checks"),
    path("batches/<row:pk>/labels/", labels.batch_labels, name="batch_labels"),
    path("batches/<row:pk>/labels.pdf", labels.batch_labels_pdf, name="batch_labels_pdf"),
    path("trace/", trace.trace, name="trace"),
    path("trace/<row:pk>/", trace.trace_batch, name="trace_batch"),
    path("trace/deliveries/<row:pk>/", trace.trace_delivery, name="trace_delivery"),
]
