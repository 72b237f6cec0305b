import { decodeHeader } from '../../compile/parameters/header.ts';
