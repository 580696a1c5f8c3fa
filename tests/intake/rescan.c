/* rescan.c -- a page as it comes out of a scanner: rescan IN OUT. Turned by 0.7 degrees, with noise and a grey ground. */
#include <leptonica/allheaders.h>

int main(int argc, char **argv)
{
    static const float TURN = 0.7F * 3.14159265F / 180, NOISE = 18;
    enum { GROUND = 238, SEED = 7 };
    PIX *page = argc == 3 ? pixRead(argv[1]) : NULL;
    PIX *grey = page != NULL ? pixConvertTo8(page, 0) : NULL;
    PIX *turned = grey != NULL ? pixRotate(grey, TURN, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0) : NULL;
    if (turned == NULL)
        return 1;
    pixMultConstantGray(turned, GROUND / 255.0F);
    srand(SEED); /* the noise is the same every time */
    PIX *noisy = pixAddGaussianNoise(turned, NOISE);
    if (noisy == NULL)
        return 1;
    pixSetResolution(noisy, 300, 300);
    int failed = pixWrite(argv[2], noisy, IFF_PNG);
    pixDestroy(&noisy);
    pixDestroy(&turned);
    pixDestroy(&grey);
    pixDestroy(&page);
    return failed;
}
