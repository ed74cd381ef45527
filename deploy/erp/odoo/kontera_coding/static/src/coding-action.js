/** @odoo-module **/

import { Component, onMounted, onWillStart, onWillUnmount, useRef } from '@odoo/owl';
import { registry } from '@web/core/registry';
import { useService } from '@web/core/utils/hooks';
import { connectKontera } from './connect-kontera';

/** Kontera on one draft vendor bill: the frame proposes, `kontera_write` writes with the rights of this user. */
export class CodingAction extends Component {
  static template = 'kontera_coding.CodingAction';
  static props = ['*'];

  setup() {
    this.orm = useService('orm');
    this.notification = useService('notification');
    this.frame = useRef('frame');
    this.moveId = this.props.action.params.move_id;
    onWillStart(async () => (this.opened = await this.call('kontera_open')));
    onMounted(() => this.connect().catch((error) => this.warn(error)));
    onWillUnmount(() => this.kontera?.close());
  }

  call(method, ...values) {
    return this.orm.call('account.move', method, [[this.moveId], ...values]);
  }

  warn(error) {
    this.notification.add(error.data?.message ?? error.message, { type: 'danger' });
  }

  async connect() {
    const { origin, tenantId, locale, document } = this.opened;
    const connected = connectKontera(this.frame.el, origin, 'Odoo', {
      token: () => this.call('kontera_token'),
      write: (proposal) => this.write(proposal),
    });
    this.frame.el.src = `${origin}/embed/${encodeURIComponent(tenantId)}`;
    this.kontera = await connected;
    await this.kontera.request('configure', { locale });
    await this.kontera.request('authorise', await this.call('kontera_token'));
    await this.kontera.request('open-document', { document });
  }

  /** The sentence of Odoo's own refusal is what the frame shows. */
  async write(proposal) {
    try {
      const { documentId, version, lines } = proposal;
      const document = await this.call('kontera_write', { documentId, version, lines });
      // Behind the answer, so that the frame settles this document before it opens it as it stands now.
      setTimeout(() =>
        this.kontera.request('open-document', { document }).catch((error) => this.warn(error)),
      );
    } catch (error) {
      throw new Error(error.data?.message ?? error.message);
    }
  }
}

registry.category('actions').add('kontera_coding.coding', CodingAction);
