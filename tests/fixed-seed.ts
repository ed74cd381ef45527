import fc from 'fast-check';

// The same cases in every run; KONTERA_SEED=2 looks at others.
fc.configureGlobal({ seed: Number(process.env['KONTERA_SEED'] ?? 1) });
