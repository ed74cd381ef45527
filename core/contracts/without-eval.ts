import * as z from 'zod';

// Zod would compile its checks with `new Function`, and asks by trying. Where a page forbids that, the try alone is reported
// as a violation. A page's entry imports this file before any schema is made.
z.config({ jitless: true });
