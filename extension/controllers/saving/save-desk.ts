import { texts } from '../../texts/texts.ts';
import type { SaveForm } from '../../worker/messages.ts';
import type { SavedFile, WorkbenchState } from '../workbench-state.ts';
import type { Workbench } from '../workbench.ts';
import type { FilePlace } from './file-place.ts';
import { copyName, formFor } from './save-form.ts';

/** What saving needs of the browser. */
export interface SaveSurroundings {
  /** Lets the person choose where a copy goes; null where she chose nothing, `none` where the browser cannot ask. */
  choosePlace(name: string): Promise<FilePlace | null | 'none'>;
  /** Hands a file to the person as downloads are. */
  download(file: SavedFile): void;
}

/** A coded journal with what stood in it when it was asked for. */
interface WrittenJournal extends SavedFile {
  readonly journal: WorkbenchState['journal'];
  readonly log: WorkbenchState['savedLog'];
}

/**
 * Saves the open journal: into the file that it was opened from, where the browser gives one, else as a download. A file
 * that somebody else changed meanwhile is written only once the person said so.
 */
export class SaveDesk {
  readonly #workbench: Workbench;
  readonly #world: SaveSurroundings;
  #isBusy = false;

  constructor(workbench: Workbench, world: SaveSurroundings) {
    this.#workbench = workbench;
    this.#world = world;
  }

  /** Name of the file that saving writes into; null where it makes a copy. */
  get savesInto(): string | null {
    const { place } = this.#workbench;
    const { journal } = this.#workbench.state;
    return place && journal && formFor(journal, place) ? place.name : null;
  }

  /** Saves into the journal's own file, or downloads a copy where there is none that can be written. */
  async save(): Promise<void> {
    const { place } = this.#workbench;
    const { journal } = this.#workbench.state;
    const form = place && journal && formFor(journal, place);
    await this.#once(() => (place && form ? this.#saveInto(place, form, false) : this.#download()));
  }

  /** Saves into a file that the person chooses, which is the journal's own from then on. */
  async saveCopy(): Promise<void> {
    await this.#once(async () => {
      const { journal } = this.#workbench.state;
      if (!journal) return;
      this.#workbench.act((state) => ({ ...state, changedFile: null }));
      const place = await this.#world.choosePlace(copyName(journal));
      if (place === 'none') return this.#download();
      const form = place && formFor(journal, place);
      if (!place || !form) {
        this.#say(texts.save.dismissed);
        return;
      }
      // Whoever chose a file that is there was asked by the browser.
      if (await this.#saveInto(place, form, true)) this.#workbench.keepPlace(place);
    });
  }

  /** Answers the question whether a changed file is overwritten; if not, a copy is saved. */
  async answerChanged(overwrites: boolean): Promise<void> {
    const { place } = this.#workbench;
    const { journal } = this.#workbench.state;
    const form = place && journal && formFor(journal, place);
    this.#workbench.act((state) => ({ ...state, changedFile: null }));
    if (!overwrites || !form) return this.saveCopy();
    await this.#once(() => this.#saveInto(place, form, true));
  }

  async #download(): Promise<void> {
    const file = await this.#written('workbook');
    if (!file) return;
    this.#world.download(file);
    this.#saved(file, texts.save.saved({ name: file.name, count: file.cellCount }));
  }

  async #saveInto(place: FilePlace, form: SaveForm, overwrites: boolean): Promise<boolean> {
    const { name } = place;
    try {
      if (!(await this.#mayWrite(place, overwrites))) return false;
      const file = await this.#written(form);
      // Making the file took its time: somebody may have written meanwhile.
      if (!file || !(await this.#mayWrite(place, overwrites))) return false;
      await place.write(file.bytes);
      this.#saved(file, texts.save.savedInto({ name, count: file.cellCount }));
      return true;
    } catch (error) {
      this.#say(texts.save.failed({ name, detail: error instanceof Error ? error.message : String(error) }));
      return false;
    }
  }

  async #mayWrite(place: FilePlace, overwrites: boolean): Promise<boolean> {
    const found = await place.look();
    if (found === 'denied') this.#say(texts.save.denied({ name: place.name }));
    if (found === 'changed' && !overwrites)
      this.#workbench.act((state) => ({ ...state, changedFile: place.name }));
    return found === 'ready' || (found === 'changed' && overwrites);
  }

  async #written(form: SaveForm): Promise<WrittenJournal | null> {
    const { session, journal } = this.#workbench.state;
    const file = await this.#workbench.write(form);
    return file && { ...file, journal, log: session?.log ?? [] };
  }

  /** What was decided while the file was written is not in it; another journal may even be open by then. */
  #saved({ journal, log }: WrittenJournal, notice: string): void {
    this.#workbench.act((state) =>
      state.journal === journal ? { ...state, notice, savedLog: log } : { ...state, notice },
    );
  }

  #say(notice: string): void {
    this.#workbench.act((state) => ({ ...state, notice }));
  }

  /** One save at a time: a second press of the key while the first is at work asks for nothing new. */
  async #once(act: () => Promise<unknown>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await act();
    } finally {
      this.#isBusy = false;
    }
  }
}
