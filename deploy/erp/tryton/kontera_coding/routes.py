import json
import logging
import os
import urllib.request

from werkzeug.exceptions import abort
from werkzeug.wrappers import Response

from trytond.config import config
from trytond.exceptions import TrytonException
from trytond.pool import Pool
from trytond.protocols.wrappers import with_pool, with_transaction
from trytond.transaction import Transaction
from trytond.wsgi import app

logger = logging.getLogger(__name__)
FILES = {
    '': ('index.html', 'text/html; charset=utf-8'),
    'host.js': ('host.js', 'text/javascript'),
    'host.css': ('host.css', 'text/css'),
    'connect-kontera.js': ('connect-kontera.js', 'text/javascript'),
    }
MAX_BODY_BYTES = 4 * 2 ** 20
TIMEOUT_S = 10


def setting(name):
    return config.get('kontera', name, default='')


def reply(body, status=200):
    return Response(json.dumps(body), status=status, content_type='application/json', headers={
            'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff'})


@app.route('/<database_name>/kontera/', methods=['GET'])
@app.route('/<database_name>/kontera/<name>', methods=['GET'])
def page(request, database_name, name=''):
    "The host page and its files: nothing of a company is in them."
    if name not in FILES:
        abort(404)
    file, content_type = FILES[name]
    with open(os.path.join(os.path.dirname(__file__), 'page', file), 'rb') as content:
        return Response(content.read(), content_type=content_type, headers={
                'Content-Security-Policy': (
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                    "frame-src %s; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
                    % (setting('origin') or "'none'")),
                'Cache-Control': 'no-store',
                'X-Content-Type-Options': 'nosniff',
                'Referrer-Policy': 'strict-origin-when-cross-origin'})


@app.route('/<database_name>/kontera/exchange', methods=['POST'])
@with_pool
@with_transaction(readonly=False)
def exchange(request, pool):
    "Uses a link up, and gives the page its own secret and the invoice."
    secret = pool.get('kontera.link').exchange(body_of(request).get('link', ''))
    if secret is None:
        return reply({'sentence': "This link was used before, or is too old. Open Kontera from the invoice again."}, 401)
    return reply({'session': secret, **with_invoice(pool, secret, opened)})


@app.route('/<database_name>/kontera/token', methods=['POST'])
@with_pool
@with_transaction()
def token(request, pool):
    return guarded(request, pool, lambda invoice, _: fetched_token())


@app.route('/<database_name>/kontera/coding', methods=['POST'])
@with_pool
@with_transaction(readonly=False)
def coding(request, pool):
    def write(invoice, body):
        invoice.kontera_write(body)
        return {}
    answer = guarded(request, pool, write)
    # All of it or nothing.
    if answer.status_code != 200:
        Transaction().rollback()
    return answer


@app.route('/<database_name>/kontera/document', methods=['POST'])
@with_pool
@with_transaction()
def document(request, pool):
    return guarded(request, pool, lambda invoice, _: invoice.kontera_document())


def body_of(request):
    if (request.content_length or 0) > MAX_BODY_BYTES:
        abort(413)
    body = json.loads(request.get_data() or b'{}')
    if not isinstance(body, dict):
        abort(400)
    return body


def guarded(request, pool, answer):
    secret = request.headers.get('X-Kontera-Session', '')
    try:
        found = with_invoice(pool, secret, lambda invoice: answer(invoice, body_of(request)))
    except TrytonException as error:
        return reply({'sentence': getattr(error, 'message', '') or str(error)}, 409)
    if found is None:
        return reply({'sentence': "This page was open for too long. Open Kontera from the invoice again."}, 401)
    return reply(found)


def with_invoice(pool, secret, answer):
    "Answers as the user of a session, with that user's rights on that one invoice; None where there is no session."
    link = pool.get('kontera.link').find_secret(secret, is_session=True)
    if link is None:
        return None
    user, invoice = link.user.id, link.invoice
    with Transaction().set_user(user), Transaction().set_context(
            company=invoice.company.id, _check_access=True):
        return answer(pool.get('account.invoice')(invoice.id))


def opened(invoice):
    user = Pool().get('res.user')(Transaction().user)
    return {
        'origin': setting('origin'),
        'tenantId': setting('tenant'),
        'locale': (user.language.code if user.language else 'en').replace('_', '-'),
        'document': invoice.kontera_document(),
        }


def fetched_token():
    request = urllib.request.Request(setting('token_url'), method='POST', headers={
            'Authorization': 'Bearer %s' % setting('service_key')})
    with urllib.request.urlopen(request, timeout=TIMEOUT_S) as response:
        given = json.load(response)
    return {'token': given['token'], 'expiresAt': given['expiresAt']}
