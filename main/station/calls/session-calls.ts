import { followAll } from '../changes.ts';
import { type DoorContext, publicStation } from '../implementer.ts';
import { statusOf } from '../session.ts';

const { session } = publicStation;

const statusIn = ({ session: shown, facts, training }: DoorContext) =>
  statusOf(shown, { ...facts, training: training.state() });

export const sessionCalls = {
  status: session.status.handler(({ context }) => statusIn(context)),
  watch: session.watch.handler(({ context, signal }) =>
    followAll([{ read: () => statusIn(context), onChange: context.session.onChange }], [signal]),
  ),
  signIn: session.signIn.handler(({ context, input }) =>
    context.session.signIn(input.officerId, input.passphrase),
  ),
  lock: session.lock.handler(async ({ context, input }) => {
    await context.session.lock(input.why);
    return {};
  }),
  enrol: session.enrol.handler(({ context, input }) => {
    const { hubUrl, ticket, postName, officerName, passphrase } = input;
    const officer = { displayName: officerName };
    return context.session.enrol({ hubUrl, ticket, postName, officer, passphrase });
  }),
};
