// Every figure, in the order in which they are measured.
import { durable } from './durable.mjs';
import { saturated, screens, w2, w3 } from './fan-out.mjs';
import { firstLoad } from './first-load.mjs';
import { idle } from './idle.mjs';
import { overload } from './overload.mjs';
import { plan } from './plan.mjs';
import { report } from './report.mjs';
import { restart } from './restart.mjs';
import { stalled } from './stalled.mjs';
import { startUp } from './start.mjs';
import { tables } from './tables.mjs';
import { takenBack } from './taken-back.mjs';

export const figures = [w2, w3, saturated, screens, tables, durable, stalled, idle, restart, startUp, report, overload, takenBack, firstLoad, plan];
