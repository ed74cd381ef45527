// Entry of the element for pages of others: defines <kontera-coding>.
import '../../core/contracts/without-eval.ts';
import './kontera-coding.ts';
