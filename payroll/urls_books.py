"""Addresses of the books, of the year and of the yearly statements."""

from django.urls import path

from payroll.views import books, year

urlpatterns = [
    path("books/", books.books, name="books"),
    path("books/accounts/", books.accounts, name="book_accounts"),
    path("books/accounts/standard/", books.standard, name="choose_chart"),
    path("books/<slug:period>/vouchers.csv", books.csv_file, name="vouchers_csv"),
    path("books/<slug:period>/saf-t.xml", books.saf_t_file, name="saf_t"),
    path("year/<int:year>/", year.year_page, name="year"),
    path("statements/<int:year>.pdf", year.all_statements, name="statements"),
    path("people/<row:pk>/statement/<int:year>.pdf", year.one_statement, name="statement"),
]
