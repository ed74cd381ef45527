import type { GridRange } from './grid-sheet.ts';

/** Cells as they go into the clipboard. */
export interface GridClip {
  readonly plain: string;
  readonly html: string;
}

/** What the clipboard needs of its grid. */
export interface GridClipboardHost {
  /** Whether an event is meant for the grid's cells. */
  isOurs(event: ClipboardEvent): boolean;
  /** The selected cells; null where none are. */
  range(): GridRange | null;
  clip(range: GridRange): GridClip;
  pasted(range: GridRange, plain: string): void;
  cut(): void;
}

/**
 * Copies, cuts and pastes the grid's cells. The grid component listens to the whole document and takes what is meant for
 * other fields too, so nothing reaches it.
 */
export class GridClipboard {
  readonly #host: GridClipboardHost;

  constructor(host: GridClipboardHost) {
    this.#host = host;
    document.addEventListener('copy', this.#onCopy, true);
    document.addEventListener('cut', this.#onCopy, true);
    document.addEventListener('paste', this.#onPaste, true);
  }

  /** Lets go of the page. */
  dispose(): void {
    document.removeEventListener('copy', this.#onCopy, true);
    document.removeEventListener('cut', this.#onCopy, true);
    document.removeEventListener('paste', this.#onPaste, true);
  }

  readonly #onCopy = (event: ClipboardEvent): void => {
    const range = this.#take(event);
    if (!range || !event.clipboardData) return;
    const { plain, html } = this.#host.clip(range);
    event.clipboardData.setData('text/plain', plain);
    event.clipboardData.setData('text/html', html);
    event.preventDefault();
    if (event.type === 'cut') this.#host.cut();
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    const range = this.#take(event);
    if (!range) return;
    event.preventDefault();
    const plain = event.clipboardData?.getData('text/plain') ?? '';
    if (plain !== '') this.#host.pasted(range, plain);
  };

  /** The range that an event is about; null where it is meant for a text field or another part of the page. */
  #take(event: ClipboardEvent): GridRange | null {
    const [origin] = event.composedPath();
    if (origin instanceof HTMLInputElement || origin instanceof HTMLTextAreaElement) {
      event.stopPropagation();
      return null;
    }
    if (!this.#host.isOurs(event)) return null;
    event.stopPropagation();
    return this.#host.range();
  }
}
