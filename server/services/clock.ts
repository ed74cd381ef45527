/** Tells the time. Times of a service's rows are ISO 8601 in UTC with milliseconds. */
export type Clock = () => Date;
