from trytond.pool import Pool

from . import invoice, link, routes

__all__ = ['register', 'routes']


def register():
    Pool.register(
        link.Link,
        invoice.Invoice,
        module='kontera_coding', type_='model')
    Pool.register(
        invoice.Open,
        module='kontera_coding', type_='wizard')
