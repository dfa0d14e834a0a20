// /tools/benchmark/
