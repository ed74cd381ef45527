import type { ErrorCode } from '../../../core/contracts/error-table.ts';
import type { LaneLimits } from '../../../core/domain/lane.ts';
import { departures, notedFetch } from '../../sync/departures.ts';
import { companyStore, type KeyedStore } from '../../sync/keyed-store.ts';
import { keepModel, takeModel } from '../../sync/model-shelf.ts';
import { putIntoOutbox, sendOutbox, waitingBatches } from '../../sync/outbox.ts';
import type { ChosenSignIn } from '../../sync/chosen-sign-in.ts';
import type { Hash } from '../../sync/hash-door.ts';
import { keepOffer } from '../../sync/offer-shelf.ts';
import type { Send, ServerDoor } from '../../sync/server-door.ts';
import { withSchemas } from '../../sync/with-schemas.ts';
import type { PackedModel, WorkerReport } from '../../worker/messages.ts';
import type { Workbench } from '../workbench.ts';
import { NO_COMPANY, OWN_COMPANY, type CompanyState } from './company-state.ts';
import { DecisionTeller } from './decision-teller.ts';
import { keepLimits, keptLimits } from './kept-limits.ts';
import { LineAsker } from './line-asker.ts';
import { readSettings, writeSettings, type CompanySettings } from './company-settings.ts';
import { packServerModel } from './server-model.ts';
import { fetchOffer, signInHostOf } from './server-offer.ts';

/** What the desk needs of the world. */
export interface CompanySurroundings {
  /** Everything that is kept, of all companies. */
  readonly store: KeyedStore;
  readonly workbench: Workbench;
  readonly fetch: typeof fetch;
  readonly hash: Hash;
  readonly signIn: ChosenSignIn;
  /** ISO 8601. */
  now(): string;
  /** Ids that sort by time. */
  newKey(): string;
  /** Runs work that no other tab may do at the same time. */
  alone<Value>(name: string, work: () => Promise<Value>): Promise<Value>;
  /** Tells the other tabs that a company's model was replaced. */
  tellModelReplaced(companyId: string): void;
  changed(state: CompanyState): void;
}

/**
 * Whose journal is coded: keeps each company's model, settings and outbox apart, and brings the server up to date with
 * the one that is open. Everything but that works without a network.
 */
export class CompanyDesk {
  readonly #world: CompanySurroundings;
  /** Lines of the open journal, for whoever needs them. */
  readonly lines: LineAsker;
  #state = NO_COMPANY;
  #teller: DecisionTeller | null = null;
  /** Raised with every switch: what was asked for another company is dropped when it comes. */
  #generation = 0;
  /** The server that was asked how people sign in. */
  #askedOrigin = '';

  constructor(world: CompanySurroundings) {
    this.#world = world;
    this.lines = new LineAsker((rows) => world.workbench.findLines(rows));
  }

  get state(): CompanyState {
    return this.#state;
  }

  /** Opens what is kept of the company that was open last. */
  async start(): Promise<void> {
    const settings = await readSettings(this.#world.store);
    await this.#open(settings);
  }

  /** Works for another company from now on: nothing of the one before stays on the screen or in the worker. */
  async switchTo(companyId: string): Promise<void> {
    await this.tellDecisions();
    const settings = await readSettings(this.#world.store);
    await writeSettings(this.#world.store, { ...settings, companyId });
    this.#world.workbench.forgetAll();
    await this.#open({ ...settings, companyId });
    await this.synchronise();
  }

  /** Names the server; '' works on this computer alone. A key or token is shown to no other server than it was got for. */
  async setServer(serverOrigin: string): Promise<void> {
    const { store } = this.#world;
    const before = await readSettings(store);
    if (before.serverOrigin !== serverOrigin) {
      await this.#world.signIn.signOut();
      await keepOffer(store, null);
    }
    await writeSettings(store, { ...before, serverOrigin });
    this.#set({ serverOrigin, callerName: '', signInHost: '', fault: null });
    await this.synchronise();
  }

  /** Sets the company's lane limits. */
  async setLimits(limits: LaneLimits): Promise<void> {
    this.#world.workbench.setLimits(limits);
    await keepLimits(this.own(), limits);
  }

  /** Takes a report of the worker that is ours: what was learned is kept, and lines go into the outbox. */
  async take(report: WorkerReport): Promise<void> {
    if (report.kind === 'model-packed') await this.#keep(report.model, 'file');
    if (report.kind === 'lines-found') this.lines.take(report);
  }

  /** Puts what was decided since the last time into the outbox. */
  async tellDecisions(): Promise<void> {
    await this.#teller?.tell();
    await this.#count();
  }

  /** Sends what waits and fetches a newer model, if the server can be reached. */
  async synchronise(): Promise<void> {
    const generation = this.#generation;
    await this.tellDecisions();
    const door = await this.door();
    if (!door || generation !== this.#generation) return;
    const caller = await door.caller();
    if (!this.#isReached(caller, generation)) return;
    const { name, tenantIds } = caller.value;
    this.#set({ isOnline: true, fault: null, callerName: name, companyIds: [OWN_COMPANY, ...tenantIds] });
    const { companyId } = this.#state;
    if (companyId === OWN_COMPANY) {
      const [only, ...others] = tenantIds;
      if (only !== undefined && others.length === 0) await this.switchTo(only);
      return;
    }
    await this.#send(door, companyId);
    await this.#fetchModel(door, companyId, generation);
  }

  /** Loads the model that another tab put on the shelf. */
  async reloadModel(companyId: string): Promise<void> {
    if (companyId === this.#state.companyId) await this.#loadKept();
  }

  /** Reads what waits and what left, for the page that shows it. */
  async look(): Promise<void> {
    const own = this.own();
    const [waiting, left] = await Promise.all([waitingBatches(own), departures(own)]);
    this.#set({ leaving: { waiting, departures: left } });
  }

  /** Forgets who signed in; what is kept of the company stays. */
  async signOut(): Promise<void> {
    await this.#world.signIn.signOut();
    this.#set({ callerName: '', isOnline: false });
    await this.synchronise();
  }

  /** Signs in with a key; false where it cannot be one. */
  async enterKey(key: string): Promise<boolean> {
    const isTaken = await this.#world.signIn.enterKey(key);
    if (isTaken) await this.synchronise();
    return isTaken;
  }

  /** Has the person sign in at the server's provider; false where she did not. */
  async signInAtProvider(): Promise<boolean> {
    const { kind } = await this.#world.signIn.atProvider();
    if (kind === 'signed-in') await this.synchronise();
    return kind === 'signed-in';
  }

  async #open({ companyId, serverOrigin }: CompanySettings): Promise<void> {
    this.#generation += 1;
    this.#set({ ...NO_COMPANY, companyId, serverOrigin, companyIds: [...new Set([OWN_COMPANY, companyId])] });
    await this.#showOffer();
    const own = this.own();
    this.#teller =
      companyId === OWN_COMPANY
        ? null
        : new DecisionTeller(
            this.#world.workbench,
            this.lines,
            () => this.#state.modelHash,
            () => this.#world.now(),
            (decisions) => putIntoOutbox(own, decisions, () => this.#world.newKey()),
          );
    const limits = await keptLimits(own);
    if (limits) this.#world.workbench.setLimits(limits);
    await this.#loadKept();
    await this.#count();
  }

  async #loadKept(): Promise<void> {
    const generation = this.#generation;
    const { workbench, hash } = this.#world;
    // Working out a large model's hash takes as long as opening it: both at once.
    const reading = await takeModel(this.own(), hash, ({ modelBytes, notesBytes, modelHash }) => {
      if (generation === this.#generation) workbench.prepareModel({ modelBytes, notesBytes }, modelHash);
    });
    if (reading.kind !== 'found' || generation !== this.#generation) return;
    const { modelBytes, notesBytes, modelDate, modelHash } = reading.model;
    workbench.loadModel({ modelBytes, notesBytes }, modelHash);
    this.#set({ modelDate, modelHash });
  }

  async #keep(model: PackedModel, origin: 'server' | 'file', modelDate = this.#world.now()): Promise<void> {
    const { companyId } = this.#state;
    const kept = await keepModel(this.own(), { ...model, origin, modelDate }, this.#world.hash);
    if (companyId !== this.#state.companyId) return;
    this.#set({ modelDate: kept.modelDate, modelHash: kept.modelHash });
    this.#world.tellModelReplaced(companyId);
  }

  async #send(door: ServerDoor, companyId: string): Promise<void> {
    const own = this.own();
    await this.#world.alone(`kontera-outbox-${companyId}`, () =>
      sendOutbox(own, (batch) => door.deliver(companyId, batch)),
    );
    await this.#count();
  }

  async #fetchModel(door: ServerDoor, companyId: string, generation: number): Promise<void> {
    const current = await door.currentModel(companyId);
    if (!this.#isReached(current, generation)) return;
    const { model, laneLimits } = current.value;
    if ((await keptLimits(this.own())) === null) this.#world.workbench.setLimits(laneLimits);
    if (model.sha256 === this.#state.modelHash) return;
    const [file, masters] = await Promise.all([
      door.modelFile(companyId, model.modelId),
      door.masters(companyId),
    ]);
    if (!this.#isReached(file, generation) || !this.#isReached(masters, generation)) return;
    if ((await this.#world.hash(file.value)) !== model.sha256) {
      this.#set({ fault: 'unavailable' });
      return;
    }
    const packed = packServerModel(companyId, current.value, masters.value, file.value);
    await this.#keep(packed, 'server', model.lastDay ?? model.createdAt);
    await this.#loadKept();
  }

  /** The way to the server; null where none is named or nobody is signed in. */
  async door(): Promise<ServerDoor | null> {
    const { serverOrigin } = this.#state;
    if (serverOrigin === '') return null;
    const outcome = await this.#world.signIn.quietly();
    if (outcome.kind === 'away') {
      this.#set({ fault: 'offline', isOnline: false });
      return null;
    }
    if (outcome.kind === 'asks-person') {
      this.#set({ fault: 'unauthenticated', isOnline: false, callerName: '' });
      await this.#askOffer(serverOrigin);
      return null;
    }
    const { ServerDoor: Door } = await withSchemas(() => import('../../sync/server-door.ts'));
    return new Door(this.#noted(), serverOrigin, outcome.credentials);
  }

  /** Asks the server once how people sign in, when somebody has to. */
  async #askOffer(serverOrigin: string): Promise<void> {
    if (this.#state.signInHost !== '' || this.#askedOrigin === serverOrigin) return;
    const { store } = this.#world;
    if (!(await fetchOffer(store, this.#noted(), serverOrigin))) return;
    this.#askedOrigin = serverOrigin;
    await this.#showOffer();
  }

  async #showOffer(): Promise<void> {
    const { serverOrigin } = this.#state;
    const signInHost = await signInHostOf(this.#world.store, serverOrigin);
    if (serverOrigin === this.#state.serverOrigin) this.#set({ signInHost });
  }

  #noted(): Send {
    return notedFetch(this.#world.fetch, this.own(), () => this.#world.now());
  }

  #isReached<Value>(
    answer: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: ErrorCode },
    generation: number,
  ): answer is { readonly ok: true; readonly value: Value } {
    if (generation !== this.#generation) return false;
    if (!answer.ok) this.#set({ fault: answer.code, isOnline: answer.code !== 'offline' });
    return answer.ok;
  }

  async #count(): Promise<void> {
    const waiting = await waitingBatches(this.own());
    this.#set({ waitingCount: waiting.reduce((sum, { decisionCount }) => sum + decisionCount, 0) });
  }

  /** What is kept of the company that is open, and of no other. */
  own(): KeyedStore {
    return companyStore(this.#world.store, this.#state.companyId);
  }

  #set(change: Partial<CompanyState>): void {
    this.#state = { ...this.#state, ...change };
    this.#world.changed(this.#state);
  }
}
