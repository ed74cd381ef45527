/** What became of a model. `released`: in use; `retired`: was in use; `rejected`: lost to the one in use. */
export type ModelState = 'trained' | 'evaluated' | 'released' | 'retired' | 'rejected';

/** How a model came into use. */
export type ReleaseKind = 'release' | 'roll-back';
