import hashlib
from decimal import Decimal

from trytond.config import config
from trytond.exceptions import UserError
from trytond.pool import Pool, PoolMeta
from trytond.transaction import Transaction
from trytond.wizard import StateAction, Wizard


class Invoice(metaclass=PoolMeta):
    __name__ = 'account.invoice'

    def kontera_document(self):
        "The document as Kontera takes it; see core/contracts/embed-document.ts."
        minor = Decimal(10) ** self.currency.digits
        return {
            'documentId': str(self.id),
            'documentNumber': self.reference or self.rec_name,
            'version': self.kontera_version(),
            'date': (self.invoice_date or Pool().get('ir.date').today()).isoformat(),
            'supplierName': self.party.name or '',
            'supplierId': self.party.code or '',
            'supplierTaxId': self.party.tax_identifier.code if self.party.tax_identifier else '',
            'currency': self.currency.code,
            'company': self.company.party.name or '',
            'lines': [{
                    'lineId': str(line.id),
                    'text': line.description or '',
                    'quantity': line.quantity,
                    'unitPrice': float(line.unit_price),
                    'amountMinor': int((line.amount * minor).to_integral_value()),
                    # An account is required on a line, so it has one: it is for Kontera to propose another.
                    'coding': {},
                    } for line in self.kontera_lines()],
            }

    def kontera_lines(self):
        return [line for line in self.lines if line.type == 'line']

    def kontera_version(self):
        stamps = [str(self.write_date or self.create_date)]
        stamps += ['%s %s' % (line.id, line.write_date or line.create_date) for line in self.lines]
        return hashlib.sha256('|'.join(stamps).encode()).hexdigest()

    def kontera_check(self):
        if self.type != 'in' or self.state not in {'draft', 'validated'}:
            raise UserError("Only a supplier invoice that is not posted can be coded.")

    def kontera_write(self, proposal):
        "Writes what was accepted, with the rights and the checks of Tryton."
        Line = Pool().get('account.invoice.line')
        self.kontera_check()
        if proposal['documentId'] != str(self.id) or proposal['version'] != self.kontera_version():
            raise UserError("The invoice was changed since Kontera read it; open it again.")
        lines = {str(line.id): line for line in self.kontera_lines()}
        for proposed in proposal['lines']:
            line = lines.get(proposed['lineId'])
            if line is None:
                raise UserError("Kontera proposed a line that is not on this invoice.")
            for cell in proposed['cells']:
                self._kontera_set(line, cell['dimension'], cell['value'])
        Line.save(list(lines.values()))

    def _kontera_set(self, line, dimension, value):
        pool = Pool()
        if dimension == 'account':
            line.account = self._kontera_one(pool.get('account.account'), [
                    ('company', '=', self.company.id), ('code', '=', value)], value)
        elif dimension == 'tax_code':
            line.taxes = [self._kontera_one(pool.get('account.tax'), [
                        ('company', '=', self.company.id), ('name', '=', value)], value)] if value else []
        else:
            raise UserError("Kontera proposed %s, which this company does not map." % dimension)

    @staticmethod
    def _kontera_one(Model, domain, value):
        found = Model.search(domain, limit=2)
        if len(found) != 1:
            raise UserError("%s is not one value of this company." % value)
        return found[0]


class Open(Wizard):
    "Code with Kontera"
    __name__ = 'kontera.open'
    start_state = 'open_'

    open_ = StateAction('kontera_coding.url_kontera')

    def do_open_(self, action):
        pool = Pool()
        Link = pool.get('kontera.link')
        transaction = Transaction()
        invoice = pool.get('account.invoice')(transaction.context['active_id'])
        invoice.kontera_check()
        # The user may not write that table; the link is made for them, and for this one invoice.
        user = transaction.user
        with transaction.set_user(0):
            secret = Link.create_secret(user, invoice.id)
        # Behind the hash: browsers send that to no server and into no log.
        action['url'] = '%s/%s/kontera/#%s' % (
            config.get('kontera', 'tryton_url', default=''), transaction.database.name, secret)
        return action, {}
