import { join } from 'node:path';
import express, { Router, type Express, type RequestHandler, type Response } from 'express';
import type { SignInSettings } from '../../core/contracts/sign-in.ts';
import type { Clock } from '../services/clock.ts';
import type { Services } from '../services/services.ts';
import type { OpenId } from './access/open-id.ts';
import { callStateOf } from './call-state.ts';
import { OFFICE_PAGE, OWN_PAGE, SIGN_IN_PAGE, type PageAllowance } from './content-policy.ts';
import { contractHeader } from './contract-header.ts';
import { crossOrigin } from './cross-origin.ts';
import { embedPage } from './embed-page.ts';
import { errorHandler } from './error-handler.ts';
import { healthRoutes } from './health-routes.ts';
import type { HttpLog } from './http-log.ts';
import { metricsOf } from './metrics.ts';
import { mountRoutes } from './mount-routes.ts';
import { openApiOf } from './open-api.ts';
import { openToExcel } from './open-to-excel.ts';
import { sendPage, servePage } from './page.ts';
import { sendProblem } from './problem-reply.ts';
import type { RateLimits } from './rate-limits.ts';
import { referencePage } from './reference-page.ts';
import { requestId } from './request-id.ts';
import { requestLog } from './request-log.ts';
import { allRoutes } from './routes.ts';
import { SIGN_IN_CARD, signInRoute } from './sign-in-route.ts';
import { policyOf, safeHeaders } from './safe-headers.ts';

/** What the application serves, and how it is reached. */
export interface AppOptions {
  /** Folder of the built pages: `index.html`, `assets/` (names carry a hash of their content), `demo/`. */
  readonly workbenchFolder: string;
  /** Null: this server keeps nothing and has no API. */
  readonly api: ApiOptions | null;
  readonly log: HttpLog;
  /** Whether browsers come by HTTPS, to this process or to a proxy before it. */
  readonly isHttps: boolean;
  /** Proxies whose `X-Forwarded-For` is believed: how many, or which addresses; null: none. */
  readonly trustedProxies: number | readonly string[] | null;
  /** What the page that Excel shows may load and be framed by besides the usual. */
  readonly officePage: PageAllowance;
  /** Shown by whoever reads /metrics; null: there are none. */
  readonly metricsToken: string | null;
  readonly isStopping: () => boolean;
}

/** What the API stands on. */
export interface ApiOptions {
  readonly services: Services;
  /** Null: keys only. */
  readonly openId: OpenId | null;
  /** What people are told who want to sign in. */
  readonly signIn: SignInSettings;
  readonly rateLimits: RateLimits;
  /** Origins of pages that are served elsewhere and may call the API. */
  readonly origins: readonly string[];
  readonly now: Clock;
}

/** The workbench and nothing else: no API, no log, plain HTTP, on this machine. */
const WORKBENCH_ONLY: Omit<AppOptions, 'workbenchFolder'> = {
  api: null,
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  isHttps: false,
  trustedProxies: null,
  officePage: OWN_PAGE,
  metricsToken: null,
  isStopping: () => false,
};

const YEAR_SECONDS = 31_536_000;

/**
 * The HTTP application: the workbench at `/`, the API at `/v1`, and `/healthz`, `/readyz`, `/metrics` for whoever runs it.
 * What is not given is as for the workbench alone.
 */
export function createApp(given: Pick<AppOptions, 'workbenchFolder'> & Partial<AppOptions>): Express {
  const options: AppOptions = { ...WORKBENCH_ONLY, ...given };
  const { api, log } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustedProxies ?? false);
  // Nothing of ours takes lists or objects in a query.
  app.set('query parser', 'simple');
  app.use(requestId, safeHeaders(options.isHttps), requestLog(log));
  if (options.metricsToken !== null) {
    const { measure, serve } = metricsOf(options.metricsToken, api?.services.health ?? null);
    app.use(measure);
    app.get('/metrics', serve);
  }
  app.use(healthRoutes({ health: api?.services.health ?? null, isStopping: options.isStopping }));
  app.use('/v1', api === null ? noApi : apiRouter(api));
  app.use(pages(options));
  app.use((_request, response) => {
    response.status(404).type('text').send('Not found. The workbench is at /.\n');
  });
  app.use(errorHandler(log));
  return app;
}

const noApi: RequestHandler = (_request, response) => {
  callStateOf(response).route = '/v1';
  sendProblem(response, 'unavailable', { detail: 'This server keeps nothing; see docs/admin/server.md.' });
};

function apiRouter({ services, openId, signIn, rateLimits, origins, now }: ApiOptions): Router {
  const routes = allRoutes(services, now);
  const cards = [SIGN_IN_CARD, ...routes];
  const document = openApiOf(cards);
  const reference = referencePage(cards);
  const router = Router({ caseSensitive: true });
  router.use(crossOrigin(origins), contractHeader);
  router.get('/', (_request, response) => sendPage(response, reference, OWN_PAGE));
  router.get('/openapi.json', (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache').json(document);
  });
  router.get(SIGN_IN_CARD.path, signInRoute(signIn));
  router.use(
    mountRoutes(routes, {
      identities: { apiKeys: services.apiKeys, openId },
      tenants: services.tenants,
      rateLimits,
    }),
  );
  router.use((_request, response) => {
    callStateOf(response).route = '/v1/...';
    sendProblem(response, 'not-found');
  });
  return router;
}

function pages({ workbenchFolder, api, officePage }: AppOptions): Router {
  const router = Router();
  const page = (name: string): string => join(workbenchFolder, name);
  router.get(['/', '/index.html'], servePage(page('index.html')));
  router.get('/taskpane.html', servePage(page('taskpane.html'), together(OFFICE_PAGE, officePage)));
  router.get(
    '/sign-in.html',
    heardByOpener,
    servePage(page('sign-in.html'), together(SIGN_IN_PAGE, { ...OWN_PAGE, connects: officePage.connects })),
  );
  if (api !== null) router.get('/embed/:tenantId', embedPage(page('embed.html'), api.services.settings));
  // The service worker fetches what its pages load.
  router.get('/offline.js', policyOf(together(OFFICE_PAGE, officePage)));
  router.use(express.static(workbenchFolder, { index: false, redirect: false, setHeaders: setCaching }));
  return router;
}

/** Excel opens the page from a window of its own origin, and has to hear from it. */
const heardByOpener: RequestHandler = (_request, response, next) => {
  response.setHeader('Cross-Origin-Opener-Policy', 'unsafe-none');
  next();
};

function together(usual: PageAllowance, more: PageAllowance): PageAllowance {
  return {
    scripts: [...usual.scripts, ...more.scripts],
    connects: [...usual.connects, ...more.connects],
    frames: [...usual.frames, ...more.frames],
    ancestors: [...usual.ancestors, ...more.ancestors],
  };
}

/** Files whose name carries their content's hash never change; all others are asked for again, by their ETag. */
function setCaching(response: Response, path: string): void {
  openToExcel(response, path);
  const isHashed = /[\\/]assets[\\/]/.test(path);
  response.setHeader('Cache-Control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
}
