namespace Forestall.Doctrine.Beliefs.Internals;

/// <summary>Means of options over the same draws, and how surely the least is the least.</summary>
internal static class PairedMeans
{
    public static double Mean(double[] losses) => losses.Sum() / losses.Length;

    public static double StandardError(double[] losses, double mean) =>
        Math.Sqrt(losses.Sum(v => (v - mean) * (v - mean)) / (losses.Length - 1) / losses.Length);

    public static (int Best, double Margin) Best(double[][] losses, double[] means)
    {
        var best = Array.IndexOf(means, means.Min());
        var margin = double.PositiveInfinity;
        for (var option = 0; option < losses.Length; option++)
        {
            if (option != best)
            {
                var difference = losses[option].Zip(losses[best], static (other, own) => other - own).ToArray();
                var mean = Mean(difference);
                margin = Math.Min(margin, mean <= 0 ? 0 : mean / StandardError(difference, mean));
            }
        }

        return (best, margin);
    }
}
