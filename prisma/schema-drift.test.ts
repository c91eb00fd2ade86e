import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueFacts } from '#test/database/catalogue-facts.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { schemaFacts } from '#test/database/schema-facts.ts';

/**
 * What migrations define and schema.prisma can't. Any other difference is a mistake in one of the two:
 * the client would ask for columns that are not there, or the next migration would undo what this one made.
 */
const known: readonly string[] = [
  'check applicant_is_sealed',
  'check applicant_status_is_known',
  'check applicant_note_first_version_is_the_root',
  'check applicant_note_is_sealed',
  'check applicant_tag_is_short',
  'check relation_verdict_is_in_order',
  'check relation_verdict_is_known',
  'trigger applicant_note_never_changed',
  'trigger applicant_note_never_emptied',
  'trigger relation_verdict_never_changed',
  'trigger relation_verdict_never_emptied',
  'check refetch_because_is_known',
  'check refetch_state_is_known',
  'check case_assignment_names_both',
  'check case_claimed_has_a_lease',
  'check case_lease_is_of_work_under_way',
  'check case_lease_is_whole',
  'check case_outcome_comes_with_decided',
  'check case_outcome_is_known',
  'check case_skip_other_says_why',
  'check case_skip_reason_is_known',
  'check case_skip_words_are_sealed',
  'check case_state_is_known',
  'check command_end_is_final',
  'check command_is_sealed',
  'check command_sent_was_tried',
  'check command_state_is_known',
  'check connection_mode_is_known',
  'check connection_pace_is_possible',
  'check connection_paused_has_a_reason',
  'check connection_previous_settings_are_sealed',
  'check connection_previous_settings_end',
  'check connection_settings_are_sealed',
  'check connection_status_is_known',
  'check decision_evidence_fate_is_known',
  'check decision_evidence_pinned_is_named',
  'check decision_evidence_seen_was_pinned',
  'check decision_note_is_sealed',
  'check decision_outcome_is_known',
  'check decision_rejection_has_a_reason',
  'check hit_clearance_is_reviewed',
  'check hit_clearance_is_sealed',
  'check hit_clearance_revoked_by_someone',
  'check hit_is_sealed',
  'check hit_lookup_is_sealed',
  'check hit_resolution_clearance_clears',
  'check hit_resolution_is_by_one',
  'check hit_resolution_is_sealed',
  'check hit_resolution_kind_is_known',
  'check hit_resolution_says_why',
  'check hit_resolution_true_match_has_a_note',
  'check hit_resolution_verdict_is_known',
  'check hit_severity_is_a_percentage',
  'check hit_state_is_known',
  'check hit_topic_is_known',
  'check screening_outcome_is_known',
  'check screening_whole_has_a_result',
  'check image_copy_size_is_known',
  'check image_state_is_known',
  'check member_email_is_lower_case',
  'check member_role_is_known',
  'check notice_kind_is_known',
  'check session_end_has_a_reason',
  'check session_id_is_long',
  'special index applicant_hits_due',
  'special index applicant_search_name_key_trgm',
  'special index hit_by_list',
  'special index hit_by_severity',
  'special index refetch_urgent',
  'special index connection_one_label',
  'special index case_one_under_review',
  'special index case_decided',
  'special index case_free_by_age',
  'special index case_free_by_age_of_connection',
  'special index case_free_by_due',
  'special index case_free_by_due_of_connection',
  'special index case_free_by_risk',
  'special index case_free_by_risk_of_connection',
  'special index case_held',
  'special index case_leased',
  'special index case_under_review',
  'special index notice_due_soon_once',
  'special index notice_unread',
  'trigger command_keeps_its_order',
  'trigger case_changed',
  'trigger case_opened',
  'trigger case_claim_ends_with_its_work',
  'trigger count_cases',
  'trigger decided_case_stands_with_its_decision',
  'trigger decided_case_stays_decided',
  'trigger decision_evidence_never_changed',
  'trigger decision_evidence_never_emptied',
  'trigger decision_never_changed',
  'trigger decision_never_emptied',
  'trigger decision_stands_with_its_case',
  'trigger hit_clearance_is_only_revoked',
  'trigger hit_follows_its_resolutions',
  'trigger hit_lookup_never_changed',
  'trigger hit_lookup_never_emptied',
  'trigger hit_resolution_never_changed',
  'trigger hit_resolution_never_emptied',
  'trigger hit_resolution_reaches_its_hit',
  'trigger screening_never_changed',
  'trigger screening_never_emptied',
  'trigger ledger_append_only_at_the_end',
  'trigger ledger_never_changed',
  'trigger ledger_never_emptied',
  'trigger name_changed',
  'trigger notice_written',
  'trigger policy_never_changed',
  'trigger policy_never_emptied',
  'trigger status_changed',
  'check case_clock_is_stopped',
  'check case_draft_is_sealed',
  'check case_move_by_a_member',
  'check case_move_kind_is_known',
  'check case_move_note_is_sealed',
  'check case_move_snoozed_until',
  'check case_move_undoes_one',
  'check case_snoozed_wakes',
  'check decision_second_is_another',
  'check staged_decision_because_is_known',
  'check staged_decision_end_is_known',
  'check staged_decision_end_is_whole',
  'check staged_decision_changes_are_of_a_void',
  'check staged_decision_ground_is_sealed',
  'check staged_decision_is_sealed',
  'check staged_decision_outcome_is_known',
  'check staged_decision_returned_with_a_sentence',
  'check staged_decision_second_is_another',
  'check staged_decision_voided_says_why',
  'check staged_evidence_fate_is_known',
  'check staged_evidence_pinned_is_named',
  'check staged_evidence_seen_was_pinned',
  'special index case_to_wake',
  'special index staged_decision_one_waits',
  'trigger case_clock',
  'trigger case_move_has_its_ledger_row',
  'trigger case_move_never_changed',
  'trigger case_move_never_emptied',
  'trigger case_waits_with_its_staged_decision',
  'trigger decision_is_the_only_one',
  'trigger decision_undo_in_time',
  'trigger decision_undo_is_whole',
  'trigger decision_undo_never_changed',
  'trigger decision_undo_never_emptied',
  'trigger decision_was_confirmed',
  'trigger staged_decision_ends_once',
  'trigger staged_decision_never_emptied',
  'trigger staged_decision_waits_with_its_case',
  'trigger staged_decision_was_decided',
  'trigger staged_evidence_never_changed',
  'trigger staged_evidence_never_emptied',
  'check applicant_erased_holds_nothing',
  'check bulk_item_nowhere_is_skipped',
  'check bulk_item_state_is_known',
  'check bulk_item_where_is_known',
  'check bulk_job_act_is_known',
  'check bulk_job_state_is_known',
  'check erasure_request_confirmed_by_someone',
  'check erasure_request_end',
  'check erasure_request_refused_by_someone',
  'check erasure_request_second_is_not_first',
  'check erasure_request_state_is_known',
  'check erasure_request_texts_are_sealed',
  'check legal_hold_lifted_by_someone',
  'check legal_hold_reason_is_sealed',
  'special index bulk_item_due',
  'special index case_archived',
  'special index legal_hold_one_in_force',
  'trigger applicant_on_hold_is_not_deleted',
  'trigger applicant_on_hold_keeps_its_key',
  'trigger bulk_item_keeps_its_applicant',
  'trigger bulk_job_starts_prepared',
  'trigger bulk_job_that_erases_is_confirmed',
  'trigger command_erases_nothing_on_hold',
  'trigger erasure_request_keeps_its_selection',
  'trigger legal_hold_waits_for_the_applicant',
];

let database: TestDatabase;
let said: ReadonlySet<string>;

beforeAll(async () => {
  database = await testDatabase();
  said = schemaFacts(await readFile(join(import.meta.dirname, 'schema.prisma'), 'utf8'));
});

afterAll(() => database.close());

test('Everything in schema.prisma is in the migrated database', async () => {
  const found = await catalogueFacts(database.ownerUrl);
  expect(said.size).toBeGreaterThan(200);
  expect([...said].filter((fact) => !found.has(fact))).toEqual([]);
});

test('The migrated database has nothing more than the named checks, triggers and indexes', async () => {
  const found = await catalogueFacts(database.ownerUrl);
  expect([...found].filter((fact) => !said.has(fact)).sort()).toEqual([...known].sort());
});

test.each([
  ['ALTER TABLE member ADD COLUMN nickname text', 'column member.nickname text'],
  ['ALTER TABLE member ALTER COLUMN name DROP NOT NULL', 'column member.name text'],
  ['DROP INDEX case_number_key; CREATE INDEX ON "case" (number)', 'index case(number)'],
  [
    `ALTER TABLE session DROP CONSTRAINT session_member_id_fkey,
       ADD FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE`,
    'foreign key session(member_id) to member(id) delete cascade update noaction',
  ],
])('Caught: %s', async (statement, fact) => {
  const changed = await testDatabase();
  const owner = new pg.Client({ connectionString: changed.ownerUrl });
  await owner.connect();
  await owner.query(statement);
  await owner.end();
  const found = await catalogueFacts(changed.ownerUrl);
  await changed.close();
  expect([...found].filter((one) => !said.has(one))).toContain(fact);
});
