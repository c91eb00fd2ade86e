/** What a reviewer should notice about a person. Each invented person has exactly one story. */
export type Story =
  | 'clean'
  | 'expired_document'
  | 'expires_soon'
  | 'name_differs'
  | 'birth_date_swapped'
  | 'registry_mismatch'
  | 'sanctions_hit'
  | 'back_missing'
  | 'same_person_twice'
  | 'under_age'
  | 'unreadable_selfie'
  | 'vpn_far_from_home'
  | 'image_manipulated'
  | 'unknown_word';

/** The vendor's state of the applicant: still uploading, waiting for review, or final. */
export type Stage = 'in_progress' | 'waiting' | 'final';

export type Scenario = { story: Story; stage: Stage };

/** Percent of all people; the rest is `clean`. A vendor leaves out what it cannot detect. */
export type StoryShares = Partial<Record<Exclude<Story, 'clean'>, number>>;

export const ALL_STORIES: StoryShares = {
  expired_document: 5,
  expires_soon: 4,
  name_differs: 6,
  birth_date_swapped: 4,
  registry_mismatch: 5,
  sanctions_hit: 6,
  back_missing: 4,
  same_person_twice: 4,
  under_age: 3,
  unreadable_selfie: 4,
  vpn_far_from_home: 5,
  image_manipulated: 3,
  unknown_word: 1.5,
};
