import hashlib

import requests

from odoo import _, models
from odoo.exceptions import AccessError, UserError

GROUP = "kontera_coding.group_kontera_coding"
TIMEOUT_S = 10


class AccountMove(models.Model):
    _inherit = "account.move"

    def action_kontera_coding(self):
        """Opens Kontera on a draft vendor bill."""
        self.ensure_one()
        self._kontera_check()
        return {
            "type": "ir.actions.client",
            "tag": "kontera_coding.coding",
            "name": _("Kontera: %s", self.name or self.partner_id.display_name),
            "params": {"move_id": self.id},
        }

    def kontera_open(self):
        """What the client action needs: where Kontera is, and the bill as the frame takes it."""
        self.ensure_one()
        self._kontera_check()
        parameters = self.env["ir.config_parameter"].sudo()
        return {
            "origin": parameters.get_param("kontera_coding.origin", ""),
            "tenantId": parameters.get_param("kontera_coding.tenant", ""),
            "locale": (self.env.user.lang or "en_US").replace("_", "-").split("@")[0],
            "document": self._kontera_document(),
        }

    def kontera_token(self):
        """A short-lived token of Kontera's server for this user; the key for it never leaves this server."""
        self.ensure_one()
        self._kontera_check()
        parameters = self.env["ir.config_parameter"].sudo()
        response = requests.post(
            parameters.get_param("kontera_coding.token_url", ""),
            headers={"Authorization": "Bearer %s" % parameters.get_param("kontera_coding.service_key", "")},
            json={"user": self.env.user.login},
            timeout=TIMEOUT_S,
        )
        if not response.ok:
            raise UserError(_("Kontera gives no token at the moment."))
        given = response.json()
        return {"token": given["token"], "expiresAt": given["expiresAt"]}

    def kontera_write(self, proposal):
        """Writes what was accepted, with the rights and the checks of Odoo; gives the bill as it stands then."""
        self.ensure_one()
        self._kontera_check()
        if proposal["documentId"] != str(self.id) or proposal["version"] != self._kontera_version():
            raise UserError(_("The bill was changed since Kontera read it; open it again."))
        lines = {str(line.id): line for line in self._kontera_lines()}
        for proposed in proposal["lines"]:
            line = lines.get(proposed["lineId"])
            if line is None:
                raise UserError(_("Kontera proposed a line that is not on this bill."))
            line.write(self._kontera_values(proposed["cells"]))
        return self._kontera_document()

    def _kontera_check(self):
        if not self.env.user.has_group(GROUP):
            raise AccessError(_("You may not use Kontera."))
        self.check_access("write")
        if self.move_type not in ("in_invoice", "in_refund") or self.state != "draft":
            raise UserError(_("Only a draft vendor bill can be coded."))

    def _kontera_lines(self):
        return self.invoice_line_ids.filtered(lambda line: line.display_type == "product")

    def _kontera_document(self):
        sign = -1 if self.move_type == "in_refund" else 1
        minor = 10**self.currency_id.decimal_places
        return {
            "documentId": str(self.id),
            "documentNumber": self.ref or self.name or "",
            "version": self._kontera_version(),
            "date": (self.invoice_date or self.date).isoformat(),
            "supplierName": self.partner_id.commercial_partner_id.name or "",
            "supplierId": str(self.partner_id.commercial_partner_id.id),
            "supplierTaxId": self.partner_id.commercial_partner_id.vat or "",
            "currency": self.currency_id.name,
            "company": self.company_id.name,
            "lines": [
                {
                    "lineId": str(line.id),
                    "text": line.name or "",
                    "quantity": line.quantity,
                    "unitPrice": line.price_unit,
                    "amountMinor": sign * round(line.price_subtotal * minor),
                    # Odoo fills in an account of its own for every line: it is for Kontera to propose another.
                    "coding": {},
                }
                for line in self._kontera_lines()
            ],
        }

    def _kontera_version(self):
        records = self._kontera_lines()
        stamps = [str(self.write_date), *sorted("%s %s" % (line.id, line.write_date) for line in records)]
        return hashlib.sha256("|".join(stamps).encode()).hexdigest()

    def _kontera_values(self, cells):
        values = {}
        for cell in cells:
            dimension, value = cell["dimension"], cell["value"]
            if dimension == "account":
                values["account_id"] = self._kontera_record("account.account", "code", value).id
            elif dimension == "tax_code":
                tax = self._kontera_record("account.tax", "name", value) if value else self.env["account.tax"]
                values["tax_ids"] = [(6, 0, tax.ids)]
            elif dimension == "cost_centre":
                plan = self._kontera_record("account.analytic.account", "code", value) if value else None
                values["analytic_distribution"] = {str(plan.id): 100.0} if plan else False
            else:
                raise UserError(_("Kontera proposed %s, which this company does not map.", dimension))
        return values

    def _kontera_record(self, model, field, value):
        domain = [(field, "=", value), *self.env[model]._check_company_domain(self.company_id)]
        if model == "account.tax":
            domain.append(("type_tax_use", "=", "purchase"))
        found = self.env[model].search(domain, limit=2)
        if len(found) != 1:
            raise UserError(_("%s is not one value of this company.", value))
        return found
