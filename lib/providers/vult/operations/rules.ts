import { z } from 'zod';
import { documentTypes } from '../shapes.ts';
import { changing, Done, getting, id } from './operation.ts';
import { requirementKeys, weightKeys } from './rule-keys.ts';

const scope = { client_id: id.optional(), user_id: id.optional() };
const isScoped = true;

const weights = Object.fromEntries(weightKeys.map((key) => [key, z.number()])) as Record<
  (typeof weightKeys)[number],
  z.ZodNumber
>;
const requirements = Object.fromEntries(requirementKeys.map((key) => [key, z.boolean()])) as Record<
  (typeof requirementKeys)[number],
  z.ZodBoolean
>;

/** Older weights lack newer keys; only an update has to name every key. */
const Weights = z.looseObject(weights).partial();
const Requirements = z.looseObject({ requirements: z.array(z.looseObject({})) });

/**
 * The rules by which the vendor judges. They belong to the client and user of the settings, unless the input names
 * others.
 */
export const ruleOperations = {
  requirementsGet: getting('idv.requirementsGet', '/idv/requirements', {
    input: z.strictObject({ ...scope, type_e: z.enum(documentTypes).optional(), data_source_e: z.string().optional() }),
    output: Requirements,
    isScoped,
  }),
  requirementsUpdate: changing('idv.requirementsUpdate', '/idv/requirements', {
    input: z.strictObject({ ...scope, type_e: z.enum(documentTypes), data_source_e: z.string(), ...requirements }),
    output: Done,
    isScoped,
  }),
  weightsGet: getting('idv.weightsGet', '/idv/weights', { input: z.strictObject(scope), output: Weights, isScoped }),
  weightsUpdate: changing('idv.weightsUpdate', '/idv/weights', {
    input: z.strictObject({ ...scope, ...weights }),
    output: Done,
    isScoped,
  }),
  /** Earlier weights, by the id that a session carries. */
  weightsGetById: getting('idv.weightsGetById', '/idv/weights/{id}', {
    input: z.strictObject({ id }),
    output: Weights,
  }),
};
