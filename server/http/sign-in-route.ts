import type { RequestHandler } from 'express';
import * as z from 'zod';
import { signInSettings, type SignInSettings } from '../../core/contracts/sign-in.ts';
import { callStateOf } from './call-state.ts';
import type { RouteCard } from './route.ts';

/** The one route that asks for no key: whoever wants to sign in has none yet. */
export const SIGN_IN_CARD = {
  method: 'get',
  path: '/sign-in',
  scope: null,
  tenancy: 'none',
  summary: 'How people sign in besides with an API key: at which provider, and as which program.',
  takes: z.object({}),
  gives: { kind: 'json', status: 200, schema: signInSettings },
} satisfies RouteCard;

/** Answers with the settings, which are the same for everyone. */
export function signInRoute(settings: SignInSettings): RequestHandler {
  return (_request, response) => {
    callStateOf(response).route = `/v1${SIGN_IN_CARD.path}`;
    response.setHeader('Cache-Control', 'no-cache').json(settings);
  };
}
