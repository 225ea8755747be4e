namespace Forestall.Lessons.NecessaryConditions.Internals;

/// <summary>The permutation test (Dul, van der Laan and Kuik 2020): how often outcomes dealt to the cases by chance have an effect at least as large.</summary>
internal static class Permutations
{
    private const double Tolerance = 1e-12;
    private const double NormalAt975 = 1.959963984540054;
    private const double ThresholdShare = 0.05;

    public static (PermutationTest Steps, PermutationTest Line) Test(Scatter plot, NcaSettings settings, Action<string, double>? progress, CancellationToken cancellation)
    {
        var cases = plot.Cases.Count;
        var all = Factorial(cases);
        var exact = all <= settings.Permutations;
        var count = exact ? (int)all : settings.Permutations;
        var steps = new double[count];
        var line = new double[count];
        var source = new PermutationSource(settings.Seed);
        var places = new int[cases];
        for (var i = 0; i < cases; i++)
        {
            places[i] = i;
        }

        for (var number = 0; number < count; number++)
        {
            if ((number & 1023) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Invoke(plot.Name, (double)number / count);
            }

            if (!exact)
            {
                source.Fill(number, places);
            }
            else if (number > 0)
            {
                Next(places);
            }

            (steps[number], line[number]) = plot.Permuted(places);
        }

        var observed = plot.Effects();
        return (Judge(steps, observed.Steps, exact), Judge(line, observed.Line, exact));
    }

    private static PermutationTest Judge(double[] effects, double observed, bool exact)
    {
        var reached = effects.Count(e => e >= observed - Tolerance);

        // By chance: the observed order is one more permutation (North, Curtis and Sham 2002). All of them: it is among them.
        var p = exact ? reached / (double)effects.Length : Math.Max((reached + 1.0) / (effects.Length + 1.0), 1.0 / effects.Length);
        Array.Sort(effects);
        return new(p, exact ? 0 : NormalAt975 * Math.Sqrt(p * (1 - p) / effects.Length), Quantiles.Of(effects, 1 - ThresholdShare), effects.Length, exact);
    }

    private static long Factorial(int n)
    {
        var product = 1L;
        for (var k = 2; k <= n && product < int.MaxValue; k++)
        {
            product *= k;
        }

        return product;
    }

    /// <summary>The next permutation in lexicographic order.</summary>
    private static void Next(int[] places)
    {
        var i = places.Length - 2;
        while (places[i] > places[i + 1])
        {
            i--;
        }

        var j = places.Length - 1;
        while (places[j] < places[i])
        {
            j--;
        }

        (places[i], places[j]) = (places[j], places[i]);
        Array.Reverse(places, i + 1, places.Length - i - 1);
    }
}
