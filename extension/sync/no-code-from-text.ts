import * as z from 'zod';

// The pages' policy allows no code made from text, which the library tries as soon as the first schema is made: this is
// loaded before any.
z.config({ jitless: true });
