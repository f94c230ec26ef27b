// Defines every part that pages and views may use by tag. Importing this file is enough. What only the console
// and the wall show (x-toast, x-qr) they import themselves, for every phone loads this; x-steps, which hardly a phone
// shows, comes with the room.
import './x-icon/x-icon.ts';
import './x-picture/x-picture.ts';
import './x-path/x-path.ts';
import './x-line/x-line.ts';
import './x-band/x-band.ts';
import './x-tokens/x-tokens.ts';
import './x-degree/x-degree.ts';
import './x-scale/x-scale.ts';
import './x-speak/x-speak.ts';
import './x-dialog/x-dialog.ts';
import './x-code/x-code.ts';
import './x-symbol/x-symbol.ts';
import './x-drawing/x-drawing.ts';
