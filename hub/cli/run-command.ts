/** Runs one command on an opened hub. */
import type { OpenHub } from '#hub/services/open-hub.ts';
import type { Command, CommandOutput } from './command.ts';
import { runAuditCheck } from './commands/audit-check.ts';
import { runEndReport } from './commands/end-report.ts';
import { runEnrol } from './commands/enrol.ts';
import {
  runExchangeList,
  runExchangeSay,
  runExchangeShow,
  runExchangeToken,
} from './commands/exchange.ts';
import {
  runExchangeAttachment,
  runExchangeExport,
  runExchangeForwarded,
} from './commands/exchange-files.ts';
import { runExportSltd } from './commands/export-sltd.ts';
import { runImportList } from './commands/import-list.ts';
import { runJournal } from './commands/journal.ts';
import { runNotify } from './commands/notify.ts';
import { runOrder } from './commands/order.ts';
import { runPublish } from './commands/publish.ts';
import { runRevoke } from './commands/revoke.ts';
import { runStatus } from './commands/status.ts';
import { runTake } from './commands/take.ts';
import { runVerify } from './commands/verify.ts';

export function runCommand(hub: OpenHub, command: Command, output: CommandOutput): Promise<number> {
  switch (command.command) {
    case 'status':
      return runStatus(hub, command, output);
    case 'journal':
      return runJournal(hub, command, output);
    case 'enrol':
      return runEnrol(hub, command, output);
    case 'import':
      return runImportList(hub, command, output);
    case 'notify':
      return runNotify(hub, command, output);
    case 'publish':
      return runPublish(hub, command, output);
    case 'revoke':
      return runRevoke(hub, command, output);
    case 'audit-check':
      return runAuditCheck(hub, command, output);
    case 'verify':
      return runVerify(hub, command, output);
    case 'order':
      return runOrder(hub, command, output);
    case 'take':
      return runTake(hub, command, output);
    case 'exchange-list':
      return runExchangeList(hub, command, output);
    case 'exchange-show':
      return runExchangeShow(hub, command, output);
    case 'exchange-say':
      return runExchangeSay(hub, command, output);
    case 'exchange-export':
      return runExchangeExport(hub, command, output);
    case 'exchange-forwarded':
      return runExchangeForwarded(hub, command, output);
    case 'exchange-attachment':
      return runExchangeAttachment(hub, command, output);
    case 'exchange-token':
      return runExchangeToken(hub, command, output);
    case 'end-report':
      return runEndReport(hub, command, output);
    case 'export-sltd':
      return runExportSltd(hub, command, output);
  }
}
