/** What a publication made of the document reports of posts, in counts: no number of a document is printed. */
import type { TakenReports } from '#hub/services/reports/national-list.ts';

/** Nothing when nothing came or went. */
export function linesOfReports({ added, ended, refusals }: TakenReports): string[] {
  if (added + ended + refusals.length === 0) return [];
  const counts = `${added} added, ${ended} taken out, ${refusals.length} refused`;
  return [`Document reports of posts: ${counts}`];
}

/** What the operator has to see to. */
export function problemsOfReports({ refusals, waiting, unreadable }: TakenReports): string[] {
  const problems = refusals.map(
    ({ post, report, step, reason }) =>
      `Refused the ${step} ${report} of the post ${post}: ${reason}.`,
  );
  if (waiting > 0) {
    problems.push(
      `${waiting} document reports wait: name the own State in the policy (ownState), and publish with it.`,
    );
  }
  if (unreadable > 0) {
    problems.push(
      `${unreadable} entries about document reports cannot be read, and were left out.`,
    );
  }
  return problems;
}
