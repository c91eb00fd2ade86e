import { Problem } from '#sandbox/http/call.ts';
import { VULT_ACCOUNT } from '../account.ts';
import { recordOf } from '../input.ts';
import type { Body } from '../routes.ts';
import type { WeightsHistory } from '../settings/weights.ts';
import type { NewSession } from './session.ts';

const MODES = ['passive', 'passive_active'];

/** Reads the body of a new session. It gets the weights that are in force now. */
export function parseNewSession(body: Body, weights: WeightsHistory): NewSession {
  const { liveness_mode = 'passive', webhook_url = null } = body;
  if (typeof liveness_mode !== 'string' || !MODES.includes(liveness_mode))
    throw new Problem(400, `liveness_mode is one of ${MODES.join(', ')}`);
  if (webhook_url !== null && (typeof webhook_url !== 'string' || !URL.canParse(webhook_url)))
    throw new Problem(400, 'webhook_url is not an address');
  return {
    idv_weights_id: weights.idFor({ client_id: VULT_ACCOUNT.clientId, user_id: VULT_ACCOUNT.userId }),
    metadata: recordOf(body, 'metadata'),
    settings: { liveness_mode, ...recordOf(body, 'settings') },
    webhook_url,
  };
}
