import pg from 'pg';
import { type Planned, readPlan } from './plan.ts';

/**
 * Has PostgreSQL send each plan to the connection that runs the statement, also those of statements inside functions
 * and triggers, from the next connection on (auto_explain). So the plans are those of what the product truly sends.
 */
export async function tellPlans(superuser: pg.Client): Promise<void> {
  await superuser.query(`LOAD 'auto_explain'`);
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
  };
  for (const [name, value] of Object.entries(settings))
    await superuser.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET ${name} = %L', current_database(), '${value}'); END $$`,
    );
}

/** Does `work`, and gives the plans of all that it sent to PostgreSQL. */
export async function plansOf(work: () => Promise<unknown>): Promise<Planned[]> {
  const plans: Planned[] = [];
  const note = ({ message }: { message?: string | undefined }) => {
    const plan = readPlan(message ?? '');
    if (plan) plans.push(plan);
  };
  const heard = new Set<pg.Client>();
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    if (!heard.has(this)) this.on('notice', note);
    heard.add(this);
    return Reflect.apply(query, this, asked);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
    for (const client of heard) client.off('notice', note);
  }
  return plans;
}
