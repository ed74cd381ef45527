import { LitElement, css, html, type TemplateResult } from 'lit';
import { texts } from '../texts/texts.ts';
import { controlStyles } from './control-styles.ts';
import type { PickedFile } from './file-bar.ts';

/** Two fields over the page while a file is dragged over it: journal left, history right. Fires `file-picked`. */
export class DropTarget extends LitElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: none;
      }
      :host([shown]) {
        display: grid;
        position: fixed;
        inset: 0;
        z-index: 100;
        grid-template-columns: 1fr 1fr;
        gap: 1rem;
        padding: 1rem;
        background: color-mix(in srgb, var(--ground) 85%, transparent);
      }
      div {
        display: grid;
        place-content: center;
        text-align: center;
        gap: 0.25rem;
        border: 2px dashed var(--control-line);
        border-radius: var(--radius);
        background: var(--surface);
        font-size: 1.125rem;
      }
      div.over {
        border-color: var(--focus);
        background: var(--ready-tint);
      }
      small {
        color: var(--ink-soft);
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('dragenter', this.#onDrag);
    window.addEventListener('dragover', this.#onDrag);
    window.addEventListener('dragleave', this.#onLeave);
    window.addEventListener('drop', this.#onStray);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('dragenter', this.#onDrag);
    window.removeEventListener('dragover', this.#onDrag);
    window.removeEventListener('dragleave', this.#onLeave);
    window.removeEventListener('drop', this.#onStray);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { start } = texts;
    return html`
      ${this.#field('journal', start.dropJournal, start.fileKinds.journal)}
      ${this.#field('history', start.dropHistory, start.fileKinds.history)}
    `;
  }

  #field(role: PickedFile['role'], title: string, kinds: string): TemplateResult {
    const mark = (event: Event, isOver: boolean): void => {
      if (event.currentTarget instanceof HTMLElement) event.currentTarget.classList.toggle('over', isOver);
    };
    const onDrop = (event: DragEvent): void => {
      mark(event, false);
      const file = event.dataTransfer?.files[0];
      // Asked for at once: what was dropped is gone when this is over.
      const handle = event.dataTransfer?.items[0]?.getAsFileSystemHandle?.();
      if (file)
        this.dispatchEvent(new CustomEvent<PickedFile>('file-picked', { detail: { role, file, handle } }));
    };
    return html`<div
      data-role=${role}
      @dragenter=${(event: Event) => mark(event, true)}
      @dragleave=${(event: Event) => mark(event, false)}
      @drop=${onDrop}
    >
      ${title} <small>${kinds}</small>
    </div>`;
  }

  #onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.toggleAttribute('shown', true);
  };

  #onLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.toggleAttribute('shown', false);
  };

  // A file dropped beside the fields must not make the browser leave the page.
  #onStray = (event: DragEvent): void => {
    event.preventDefault();
    this.toggleAttribute('shown', false);
  };
}

customElements.define('drop-target', DropTarget);
