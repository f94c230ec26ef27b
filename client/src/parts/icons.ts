// The icons we use, by what they mean here: one outline set (Lucide, ISC), always with words beside them.
import {
  ArrowLeft, ArrowRight, BookOpen, Check, ChevronDown, ChevronUp, CircleQuestionMark, Clock, Coffee, DoorOpen,
  Eye, EyeOff, Hand, HeartHandshake, IdCard, Keyboard, Lock, MessageCircleQuestionMark, Minus, Pause, Pencil,
  Play, Plus, RefreshCw, ScanEye, Send, Smartphone, Square, Type, Undo2, Users, Volume2, X, type IconNode,
} from 'lucide';

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
  show: Eye,
  hide: EyeOff,
  lead: Hand,
  care: HeartHandshake,
  card: IdCard,
  keys: Keyboard,
  sealed: Lock,
  ask: MessageCircleQuestionMark,
  less: Minus,
  pause: Pause,
  edit: Pencil,
  start: Play,
  more: Plus,
  again: RefreshCw,
  reveal: ScanEye,
  send: Send,
  phone: Smartphone,
  stop: Square,
  text: Type,
  undo: Undo2,
  people: Users,
  speak: Volume2,
  close: X,
} as const satisfies Record<string, IconNode>;

export type IconName = keyof typeof icons;
