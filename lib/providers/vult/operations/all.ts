import { authenticationOperations } from './authentication.ts';
import { documentOperations } from './documents.ts';
import { healthOperations } from './health.ts';
import { identityOperations } from './identities.ts';
import type { VultOperation } from './operation.ts';
import { ruleOperations } from './rules.ts';
import { idaSdkOperations, idvSdkOperations } from './sdk.ts';
import { sessionOperations } from './sessions.ts';
import { webhookOperations } from './webhooks.ts';

/**
 * The 53 operations that the vendor's page names. It gives neither method nor path, so the connection's settings can
 * override each entry (docs/providers.md, "Vult: the 53 operations").
 */
export const allOperations: readonly VultOperation[] = [
  healthOperations,
  sessionOperations,
  documentOperations,
  ruleOperations,
  idvSdkOperations,
  authenticationOperations,
  idaSdkOperations,
  identityOperations,
  webhookOperations,
].flatMap((group): VultOperation[] => Object.values(group));
