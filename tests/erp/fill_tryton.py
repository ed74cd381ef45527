# Fills an empty Tryton 6.0 database by proteus, as an accountant would: a company with its chart, taxes and cost centres, a
# user for the connection, posted supplier invoices and drafts. Reads one JSON object from standard input.
import datetime
import json
import sys
from decimal import Decimal

from proteus import Model, config
from trytond.modules.account.tests.tools import (
    create_chart, create_fiscalyear, create_tax, get_accounts)
from trytond.modules.account_invoice.tests.tools import (
    set_fiscalyear_invoice_sequences)
from trytond.modules.company.tests.tools import create_company, get_company


def main():
    order = json.load(sys.stdin)
    config.set_trytond(
        'sqlite:///' + order['database'], config_file=order['config'])
    currency(order['currency'])
    create_company(currency=currency(order['currency']))
    company = get_company()
    company.party.name = order['companyName']
    company.party.save()
    for year in order['years']:
        fiscal_year(company, year)
    create_chart(company)
    masters = {
        'accounts': accounts(company, order['accounts']),
        'taxes': taxes(company, order['taxes']),
        'centres': cost_centres(company, order['costCentres']),
        'suppliers': suppliers(order['suppliers']),
        'term': payment_term(),
        'payable': get_accounts(company)['payable'],
        'journal': Model.get('account.journal').find(
            [('type', '=', 'expense')])[0],
        }
    user(company, order['user'], order['password'])
    posted = invoices(company, masters, order['posted'])
    post(posted)
    drafts = invoices(company, masters, order['drafts'])
    json.dump({
            'company': company.id, 'posted': posted, 'drafts': drafts,
            }, sys.stdout)


def currency(code):
    Currency = Model.get('currency.currency')
    found = Currency.find([('code', '=', code)])
    if found:
        return found[0]
    one = Currency(name=code, symbol=code, code=code, numeric_code='978',
        rounding=Decimal('0.01'))
    one.rates.new(date=datetime.date(2020, 1, 1), rate=Decimal('1.0'))
    one.save()
    return one


def fiscal_year(company, year):
    one = set_fiscalyear_invoice_sequences(
        create_fiscalyear(company, datetime.date(year, 1, 1)))
    one.click('create_period')


def accounts(company, records):
    Account = Model.get('account.account')
    model = get_accounts(company)['expense']
    found = {}
    for record in records:
        one = Account(name=record['name'], code=record['code'])
        one.company = company
        one.type = model.type
        one.parent = model.parent
        one.save()
        found[record['code']] = one
    return found


def taxes(company, records):
    found = {}
    for record in records:
        one = create_tax(Decimal(record['rate']), company)
        one.name = record['name']
        one.description = record['name']
        one.save()
        found[record['name']] = one
    return found


def cost_centres(company, records):
    Centre = Model.get('analytic_account.account')
    root = Centre(name='Cost centres', code='cost_centre', type='root')
    root.company = company
    root.save()
    found = {'root': root}
    for record in records:
        one = Centre(name=record['name'], code=record['code'], type='normal')
        one.company = company
        one.root = root
        one.parent = root
        one.save()
        found[record['code']] = one
    return found


def suppliers(records):
    Party = Model.get('party.party')
    found = {}
    for record in records:
        one = Party(name=record['name'], code=record['id'])
        one.save()
        found[record['id']] = one
    return found


def payment_term():
    Term = Model.get('account.invoice.payment_term')
    one = Term(name='30 days')
    one.lines.new(type='remainder').relativedeltas.new(days=30)
    one.save()
    return one


def user(company, login, password):
    User = Model.get('res.user')
    Group = Model.get('res.group')
    one = User(name='Kontera', login=login, password=password)
    one.companies.append(company)
    one.company = company
    for group in Group.find([
                ('name', 'in', ['Account', 'Party Administration'])]):
        one.groups.append(group)
    one.save()


def invoices(company, masters, records):
    """Makes invoices in one call; their values are those that the client's form would have filled in."""
    Invoice = Model.get('account.invoice')
    values = [values_of(company, masters, record) for record in records]
    return Invoice._proxy.create(values, config.get_config().context)


def values_of(company, masters, record):
    party = masters['suppliers'][record['supplier']]
    return {
        'type': 'in',
        'company': company.id,
        'currency': company.currency.id,
        'party': party.id,
        'invoice_address': party.addresses[0].id,
        'account': masters['payable'].id,
        'journal': masters['journal'].id,
        'payment_term': masters['term'].id,
        'reference': record['reference'],
        'invoice_date': datetime.date.fromisoformat(record['date']),
        'lines': [('create', [
                    line_values(company, masters, line)
                    for line in record['lines']])],
        }


def line_values(company, masters, line):
    centre = masters['centres'].get(line['costCentre'])
    tax = masters['taxes'].get(line['tax'])
    return {
        'type': 'line',
        'invoice_type': 'in',
        'company': company.id,
        'currency': company.currency.id,
        'account': masters['accounts'][line['account']].id,
        'description': line['text'],
        'quantity': line['quantity'],
        'unit_price': Decimal(line['unitPrice']),
        'taxes': [('add', [tax.id])] if tax else [],
        'analytic_accounts': [('create', [{
                        'root': masters['centres']['root'].id,
                        'account': centre.id if centre else None,
                        }])],
        }


def post(ids):
    # A transaction of its own for every few: posting reads what it has posted.
    Invoice = Model.get('account.invoice')
    for start in range(0, len(ids), 20):
        Invoice._proxy.post(ids[start:start + 20], config.get_config().context)


if __name__ == '__main__':
    main()
