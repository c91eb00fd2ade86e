import type { Call } from '#sandbox/http/call.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import type { Operation } from '../vendor.ts';
import { FLOWS } from './flows.ts';
import type { Store } from './store.ts';
import { addDocument, begin, finish } from './verification.ts';

/**
 * The page behind a verification link. GET opens it; a POST replaces everything the applicant does there with a
 * camera.
 */
export function pageOperation(store: Store, report: Report, call: Call): Operation | null {
  const token = /^\/verify\/([\w-]+)$/.exec(call.path)?.[1];
  if (token === undefined) return null;
  const link = () => {
    const { applicantId, flowName } = store.link(token);
    return { id: applicantId, isOnDemand: FLOWS.find(({ name }) => name === flowName)?.type === 'ON_DEMAND' };
  };
  if (call.method === 'GET') {
    return {
      name: 'page.open',
      run() {
        const { id, isOnDemand } = link();
        if (!isOnDemand) begin(store, report, id, call.now);
        return {
          status: 200,
          bytes: Buffer.from('<!doctype html><title>Verification</title><p>Begun.</p>'),
          mediaType: 'text/html',
        };
      },
    };
  }
  if (call.method !== 'POST') return null;
  return {
    name: 'page.finish',
    run() {
      const { id, isOnDemand } = link();
      if (isOnDemand) addDocument(store, report, id, call.now);
      else finish(store, report, id, call.now);
      return { status: 200, json: { finished: true } };
    },
  };
}
