import type { DemoPerson } from '#lib/review/members/demo-people.ts';
import { roleWords } from '#lib/review/members/role-words.ts';

type DemoPeopleProps = { people: readonly DemoPerson[]; onChoose: (person: DemoPerson) => void };

/** The demo accounts, one click each, shown only where the server runs as a demo. */
export function DemoPeople({ people, onChoose }: DemoPeopleProps) {
  return (
    <section className="border-t border-l1 pt-14 text-12">
      <h2 className="font-medium text-t2">Demo people</h2>
      <ul className="-mx-6 mt-4 grid grid-cols-2 gap-x-8">
        {people.map((person) => (
          <li key={person.email}>
            <button
              type="button"
              onClick={() => onChoose(person)}
              className="flex min-h-28 w-full items-center gap-6 rounded-4 px-6 text-start hover:bg-s2 phone:min-h-44"
            >
              <span className="truncate">{person.name}</span>
              <span className="ms-auto text-t3">{roleWords[person.role]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
