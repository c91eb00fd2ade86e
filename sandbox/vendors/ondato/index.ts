import { type Call, decodePart, type Reply, readJson } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import type { Operation, Vendor } from '../vendor.ts';
import { fileReply, fileRows } from './files.ts';
import { identificationJson } from './identification.ts';
import { errorsInOrder, invalid, scopesOf } from './input.ts';
import { listIdentifications } from './listing.ts';
import { pageOperation } from './page.ts';
import { createPortal } from './portal.ts';
import { isErased } from './redaction.ts';
import { createStore, type Store } from './store.ts';
import { createTokens, type Scope } from './tokens.ts';
import { verificationJson } from './verification.ts';
import { ondatoWebhook } from './webhook.ts';

export type OndatoSettings = {
  seed: string;
  people: number;
  today: string;
  pictures: Pictures;
  tokenSeconds: number;
  report: Report;
};

type Route = {
  name: string;
  pattern: RegExp;
  scopes: readonly Scope[];
  run(call: Call, parts: string[]): Reply | Promise<Reply>;
};

const REASONS: Record<number, string> = {
  400: 'ValidationFailed',
  401: 'AuthenticationFailed',
  403: 'AuthorizationFailed',
  404: 'NotFound',
};

/**
 * Ondato; each of its hosts is a path prefix: `id` issues tokens, `idvapi` and `kycid` are the two APIs, `idv` is the
 * applicant's page.
 */
export function createOndato({ seed, people, today, pictures, tokenSeconds, report }: OndatoSettings): Vendor {
  const store = createStore(seed, people, today);
  const tokens = createTokens(tokenSeconds);
  const routes = [...verificationRoutes(store, report), ...identificationRoutes(store, pictures)];
  return {
    id: 'ondato',
    find(call): Operation | null {
      const key = `${call.method} ${call.path}`;
      if (key === 'POST /id/connect/token') return { name: 'token', run: () => tokens.issue(call) };
      const route = routes.find(({ pattern }) => pattern.test(key));
      if (!route) return pageOperation(store, report, call);
      const { name, pattern, scopes } = route;
      return {
        name,
        run() {
          tokens.check(call, scopes);
          return route.run(call, (pattern.exec(key) ?? []).slice(1).map(decodePart));
        },
      };
    },
    problem: (status, message) => ({ status, json: { reason: REASONS[status] ?? 'UnexpectedError', message } }),
    changes: store.changes,
    restore: store.restore,
    portal: createPortal(seed, today, store, report),
    webhook: ondatoWebhook(store),
  };
}

function verificationRoutes(store: Store, report: Report): Route[] {
  const reading: Scope[] = ['idv_api', 'idv_api_readonly'];
  return [
    {
      name: 'createIdentityVerification',
      pattern: /^POST \/idvapi\/v1\/identity-verifications$/,
      scopes: ['idv_api'],
      run: (call) => create(store, report, call),
    },
    {
      name: 'getIdentityVerification',
      pattern: /^GET \/idvapi\/v1\/identity-verifications\/([^/]+)$/,
      scopes: reading,
      run(call, [id = '']) {
        const session = store.verification(id);
        return { status: 200, json: verificationJson(session, store.redactionsOf(session), call.now) };
      },
    },
    {
      name: 'redact',
      pattern: /^PUT \/idvapi\/v1\/identity-verifications\/([^/]+)\/redact$/,
      scopes: ['idv_api'],
      run: (call, [id = '']) => redact(store, report, call, id),
    },
  ];
}

function identificationRoutes(store: Store, pictures: Pictures): Route[] {
  const scopes: Scope[] = ['kyc_identifications_api', 'kyc_identifications_api_readonly'];
  return [
    {
      name: 'listIdentifications',
      pattern: /^POST \/kycid\/v1\/identifications\/filter$/,
      scopes,
      run: (call) => listIdentifications(store, call),
    },
    {
      name: 'getIdentification',
      pattern: /^GET \/kycid\/v1\/identifications\/([^/]+)$/,
      scopes,
      run(call, [id = '']) {
        const session = store.identification(id);
        return { status: 200, json: identificationJson(session, store.redactionsOf(session), call.now) };
      },
    },
    {
      name: 'getIdentificationFile',
      pattern: /^GET \/kycid\/v1\/identifications\/([^/]+)\/files\/([^/]+)$/,
      scopes,
      run(call, [id = '', fileId = '']) {
        const session = store.identification(id);
        const erased = (scope: 'PersonalData' | 'BiometricData') =>
          isErased(store.redactionsOf(session), scope, call.now);
        const rows = fileRows(session, { isNameless: erased('PersonalData'), isFaceless: erased('BiometricData') });
        return fileReply(session, rows, fileId, pictures);
      },
    },
  ];
}

function create(store: Store, report: Report, call: Call): Reply {
  const body = readJson(call);
  const wrong = errorsInOrder(body);
  if (Object.keys(wrong).length > 0) return invalid(wrong);
  const { setupId, externalReferenceId, registration } = body as {
    setupId: string;
    externalReferenceId?: string;
    registration?: object;
  };
  const id = store.order(
    {
      setupId,
      externalReferenceId: externalReferenceId ?? null,
      registration: registration ? { ...registration } : null,
    },
    call.now,
  );
  report({ operation: 'createIdentityVerification', id, kind: 'created', at: call.now });
  return { status: 201, json: { id } };
}

function redact(store: Store, report: Report, call: Call, id: string): Reply {
  const session = store.verification(id);
  const scope = scopesOf(readJson(call));
  if (scope === null)
    return invalid({ scope: [{ reason: 'Invalid', message: 'scope is a list of PersonalData, BiometricData' }] });
  store.redact(session.id, { scope, createdUtc: call.now.toISOString() });
  report({ operation: 'redact', id: session.id, kind: 'anonymized', at: call.now });
  return { status: 202, json: {} };
}
