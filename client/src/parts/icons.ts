// The icons we use, by what they mean here: one outline set (Lucide, ISC), always with words beside them. What the console
// alone shows comes with it (`leads-icons.ts`).
import {
  ArrowLeft, ArrowRight, BookOpen, Check, ChevronDown, ChevronUp, CircleQuestionMark, Clock, Coffee, DoorOpen, Download,
  Eye, EyeOff, Hand, IdCard, Images, Lock, MessageCircleQuestionMark, Minus, Octagon, Pause, Pencil,
  Play, Plus, RefreshCw, Smartphone, Square, Triangle, Type, Undo2, Users, Volume2, X, type IconNode,
} from 'lucide';

/** Those that come with `leads-icons.ts`. */
export type LeadsIcon = 'care' | 'keys' | 'reveal';

export const icons = {
  back: ArrowLeft,
  next: ArrowRight,
  read: BookOpen,
  done: Check,
  down: ChevronDown,
  up: ChevronUp,
  help: CircleQuestionMark,
  time: Clock,
  rest: Coffee,
  doors: DoorOpen,
  away: Download,
  show: Eye,
  hide: EyeOff,
  halt: Octagon,
  slow: Triangle,
  lead: Hand,
  card: IdCard,
  sealed: Lock,
  ask: MessageCircleQuestionMark,
  less: Minus,
  pause: Pause,
  edit: Pencil,
  start: Play,
  more: Plus,
  again: RefreshCw,
  phone: Smartphone,
  stop: Square,
  text: Type,
  undo: Undo2,
  people: Users,
  pictures: Images,
  speak: Volume2,
  close: X,
} as const satisfies Record<string, IconNode>;

export type IconName = keyof typeof icons | LeadsIcon;
