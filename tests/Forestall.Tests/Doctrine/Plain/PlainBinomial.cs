using MathNet.Numerics.Distributions;

namespace Forestall.Tests.Doctrine.Plain;

/// <summary>The binomial quantile of section 5 of docs/methods/replay.md.</summary>
internal static class PlainBinomial
{
    public static double Quantile(double n, double p, double u)
    {
        if (p <= 0 || n == 0)
        {
            return 0;
        }

        if (p >= 1)
        {
            return n;
        }

        return n <= 100 ? ByCumulativeSums((int)n, p, u) : ByArcsine(n, p, u);
    }

    private static double ByCumulativeSums(int n, double p, double u)
    {
        double sum = 0, ways = 1;
        for (var k = 0; k < n; k++)
        {
            sum += ways * Math.Pow(p, k) * Math.Pow(1 - p, n - k);
            if (sum >= u)
            {
                return k;
            }

            ways = ways * (n - k) / (k + 1);
        }

        return n;
    }

    private static double ByArcsine(double n, double p, double u)
    {
        if (u <= 0)
        {
            return 0;
        }

        var angle = Math.Asin(Math.Sqrt(p)) + (Normal.InvCDF(0, 1, u) / (2 * Math.Sqrt(n)));
        var sine = Math.Sin(Math.Clamp(angle, 0, Math.PI / 2));
        return Math.Round(n * sine * sine, MidpointRounding.AwayFromZero);
    }
}
