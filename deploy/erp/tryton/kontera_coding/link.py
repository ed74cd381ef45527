import datetime as dt
import hashlib
import hmac
import secrets

from trytond.model import ModelSQL, fields
from trytond.transaction import Transaction

LINK_LIFETIME = dt.timedelta(seconds=60)
SESSION_LIFETIME = dt.timedelta(minutes=30)


class Link(ModelSQL):
    "Kontera Link"
    __name__ = 'kontera.link'

    user = fields.Many2One('res.user', "User", required=True, ondelete='CASCADE')
    invoice = fields.Many2One('account.invoice', "Invoice", required=True, ondelete='CASCADE')
    # Only digests are kept: who reads the table cannot use what stands in it.
    digest = fields.Char("Digest", required=True)
    expires_at = fields.DateTime("Expires At", required=True)
    is_session = fields.Boolean("Session")

    @classmethod
    def create_secret(cls, user, invoice, is_session=False):
        "A new secret: of a link that opens once within a minute, or of the page that it has opened."
        secret = secrets.token_urlsafe(32)
        now = dt.datetime.utcnow().replace(microsecond=0)
        cls.delete(cls.search([('expires_at', '<', now)]))
        cls.create([{
                    'user': user,
                    'invoice': invoice,
                    'digest': cls._digest(secret),
                    'expires_at': now + (SESSION_LIFETIME if is_session else LINK_LIFETIME),
                    'is_session': is_session,
                    }])
        return secret

    @classmethod
    def find_secret(cls, secret, is_session):
        "The link of a secret; None where there is none that is good now."
        links = cls.search([
                ('digest', '=', cls._digest(secret)),
                ('is_session', '=', is_session),
                ('expires_at', '>', dt.datetime.utcnow()),
                ], limit=1)
        return links[0] if links else None

    @classmethod
    def exchange(cls, secret):
        "Uses a link up, and gives the secret of its page; None where it was used, or is too old."
        # Two that come at once: the row is locked first, and the later one finds it gone.
        Transaction().database.lock(Transaction().connection, cls._table)
        link = cls.find_secret(secret, is_session=False)
        if link is None:
            return None
        user, invoice = link.user.id, link.invoice.id
        cls.delete([link])
        return cls.create_secret(user, invoice, is_session=True)

    @staticmethod
    def _digest(secret):
        return hashlib.sha256(secret.encode()).hexdigest()

    def is_of(self, secret):
        return hmac.compare_digest(self.digest, self._digest(secret))
