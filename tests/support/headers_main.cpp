/// Nothing: the target that compiles the headers which all tests share needs a source.
int main() {}
