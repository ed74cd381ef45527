import type { JsonObject } from '../storage/json.ts';
import type { Actor } from './actor.ts';
import type { Outcome } from './outcome.ts';
import type { Page, PageRequest } from './page.ts';

/** What became of a model. `released`: in use; `retired`: was in use; `rejected`: lost to the one in use. */
export type ModelState = 'trained' | 'evaluated' | 'released' | 'retired' | 'rejected';

/** A model and its figures, without its bytes. */
export interface Model {
  readonly modelId: string;
  readonly state: ModelState;
  readonly createdAt: string;
  readonly lineCount: number;
  /** Sequence of the last decision that it learned. */
  readonly decisionSequence: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly dimensions: readonly string[];
  readonly headerFieldNames: readonly string[];
  /** Of the bytes, in hexadecimal digits: the model's name in the audit log, and its ETag. */
  readonly sha256: string;
  readonly byteCount: number;
  /** Back-test figures; null until evaluated. */
  readonly evaluation: JsonObject | null;
  /** Why it was released or rejected; null until decided. */
  readonly verdict: string | null;
  /** Whether its bytes are still kept. */
  readonly hasFile: boolean;
}

/** One change of the model in use. */
export interface Release {
  readonly releaseNumber: number;
  readonly modelId: string;
  readonly releasedAt: string;
  readonly kind: 'release' | 'roll-back';
  readonly reason: string;
}

/** Models: the one in use, its bytes, and which one that is to be. */
export interface Models {
  /** The model in use; null where none is. */
  current(tenantId: string): Promise<Model | null>;
  find(tenantId: string, modelId: string): Promise<Model | null>;
  /** The bytes of a model, gzip-compressed; null where there is none or it was pruned. */
  gzipped(tenantId: string, modelId: string): Promise<Uint8Array | null>;
  /** Newest first. */
  list(tenantId: string, page: PageRequest): Promise<Page<Model>>;
  /** Newest first, at most 100. */
  releases(tenantId: string): Promise<readonly Release[]>;
  /** Puts a model in use whatever its figures, with a person's reason. */
  release(tenantId: string, modelId: string, reason: string, actor: Actor): Promise<Outcome<Release>>;
  /** Puts the model back that was in use before the present one. Not-ready where there was none, or it was pruned. */
  rollBack(tenantId: string, reason: string, actor: Actor): Promise<Outcome<Release>>;
}
