/* soft.c -- a program built with nothing that hardens: what the looks of hardening_test.py must notice. */
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    char line[64];
    strncpy(line, argv[argc - 1], sizeof line - 1);
    line[sizeof line - 1] = '\0';
    return puts(line) < 0;
}
