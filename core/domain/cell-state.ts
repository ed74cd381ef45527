/**
 * Where a coding cell is in its life: `empty` not looked at yet; `ready`, `review` and `needs-you` hold a suggestion of
 * the auto, review and manual lane; `yours` holds what a person typed or the file already held; `accepted` holds a
 * suggestion that a person accepted.
 */
export type CellState = 'empty' | 'ready' | 'review' | 'needs-you' | 'yours' | 'accepted';
