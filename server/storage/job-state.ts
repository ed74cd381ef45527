/** pull: history and masters of a connection; train: a model; evaluate: back-test it; release: decide; prune: retention. */
export const JOB_KINDS = ['pull', 'train', 'evaluate', 'release', 'prune'] as const;

/** One of JOB_KINDS. */
export type JobKind = (typeof JOB_KINDS)[number];

/** Where a job stands. */
export type JobState = 'queued' | 'running' | 'done' | 'failed';
