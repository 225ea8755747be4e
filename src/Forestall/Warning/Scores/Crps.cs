using MathNet.Numerics;

namespace Forestall.Warning.Scores;

/// <summary>
/// Continuous ranked probability score: the integral of the squared difference between the forecast's distribution function and the step at the outcome
/// (Matheson and Winkler 1976; Gneiting and Raftery 2007, eq. 20). In the unit of the outcome, 0 or more, smaller is better.
/// </summary>
public static class Crps
{
    private const double Step = 0.05;

    /// <summary>
    /// Score of an ensemble taken as a distribution of its own: mean |xᵢ − y| − ΣᵢΣⱼ|xᵢ − xⱼ| / 2m² (Gneiting and Raftery 2007, eq. 21).
    /// This is the estimator of the VIEWS prediction challenge.
    /// </summary>
    /// <param name="sorted">The draws, ascending; at least one, finite.</param>
    /// <param name="outcome">What happened.</param>
    public static double Ensemble(ReadOnlySpan<double> sorted, double outcome)
    {
        var (distance, spread) = Parts(sorted, outcome);
        return distance - (spread / ((double)sorted.Length * sorted.Length));
    }

    /// <summary>
    /// Score that estimates, without bias, the one the distribution would get from which the draws were taken:
    /// mean |xᵢ − y| − ΣᵢΣⱼ|xᵢ − xⱼ| / 2m(m − 1) (Ferro 2014). It can be negative.
    /// </summary>
    /// <param name="sorted">The draws, ascending; at least two, finite.</param>
    /// <param name="outcome">What happened.</param>
    public static double FairEnsemble(ReadOnlySpan<double> sorted, double outcome)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sorted.Length, 2, nameof(sorted));
        var (distance, spread) = Parts(sorted, outcome);
        return distance - (spread / ((double)sorted.Length * (sorted.Length - 1)));
    }

    /// <summary>Score of a Poisson distribution (Wei and Held 2014, eq. 4).</summary>
    /// <param name="mean">Mean, 0 or more.</param>
    /// <param name="outcome">What happened, 0 or more.</param>
    public static double Poisson(double mean, double outcome)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        ArgumentOutOfRangeException.ThrowIfNegative(outcome);
        if (mean == 0)
        {
            return outcome;
        }

        var at = Math.Floor(outcome);
        var below = SpecialFunctions.GammaUpperRegularized(at + 1, mean);
        var mass = Math.Exp((at * Math.Log(mean)) - mean - SpecialFunctions.GammaLn(at + 1));
        return ((outcome - mean) * ((2 * below) - 1)) + (2 * mean * mass) - (mean * ScaledBessel(2 * mean));
    }

    /// <summary>Score of a negative binomial distribution (Wei and Held 2014, eq. 5).</summary>
    /// <param name="size">Size (dispersion) n, above 0.</param>
    /// <param name="probability">Probability p in (0, 1]; the mean is n(1 − p)/p, the variance n(1 − p)/p².</param>
    /// <param name="outcome">What happened, 0 or more.</param>
    public static double NegativeBinomial(double size, double probability, double outcome)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(size, 0);
        ArgumentOutOfRangeException.ThrowIfNegative(outcome);
        if (probability is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability));
        }

        if (probability == 1)
        {
            return outcome;
        }

        var at = Math.Floor(outcome);
        var spread = 4 * (1 - probability) / (probability * probability);
        var below = Below(at, size, probability);
        var belowNext = Below(at - 1, size + 1, probability);
        return (outcome * ((2 * below) - 1)) - (size * (1 - probability) / (probability * probability)
            * ((probability * ((2 * belowNext) - 1)) + Hypergeometric(size, spread)));
    }

    /// <summary>Mean distance to the outcome, and Σᵢ(2i − m − 1)xᵢ, which is half of ΣᵢΣⱼ|xᵢ − xⱼ|.</summary>
    private static (double Distance, double Spread) Parts(ReadOnlySpan<double> sorted, double outcome)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length, nameof(sorted));
        double distance = 0, spread = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            distance += Math.Abs(sorted[i] - outcome);
            spread += ((2.0 * i) + 1 - sorted.Length) * sorted[i];
        }

        return (distance / sorted.Length, spread);
    }

    private static double Below(double at, double size, double probability) =>
        at < 0 ? 0 : SpecialFunctions.BetaRegularized(size, at + 1, probability);

    /// <summary>
    /// ₂F₁(n + 1, ½; 2; −a) by Euler's integral, (4/π) ∫₀^{π/2} cos²θ (1 + a sin²θ)^−(n+1) dθ, with tan θ = sinh(s)/√(1 + a):
    /// the integrand is smooth in s and falls like e^−3s, so equal steps converge at once.
    /// </summary>
    private static double Hypergeometric(double size, double a)
    {
        var scale = 1 + a;
        var step = Math.Min(Step, 0.3 / Math.Sqrt(size + 1));
        var last = Math.Asinh(Math.Sqrt(scale)) + 14;
        double sum = 0.5;
        for (var s = step; s <= last; s += step)
        {
            var u = Math.Sinh(s);
            var log = ((size - 1) * Math.Log(1 + (u * u / scale))) - ((size + 1) * Math.Log(1 + (u * u)));
            sum += Math.Cosh(s) * Math.Exp(log);
        }

        return 4 / Math.PI * sum * step / Math.Sqrt(scale);
    }

    /// <summary>e^−x (I₀(x) + I₁(x)), also where Iₙ alone would overflow, by equal steps, which are exact to rounding for a smooth periodic integrand.</summary>
    private static double ScaledBessel(double x)
    {
        // I₀(x) + I₁(x) = (1/π) ∫₀^π e^{x cos θ}(1 + cos θ) dθ.
        var steps = 64 + (int)(16 * Math.Sqrt(x));
        double sum = 0;
        for (var i = 0; i < steps; i++)
        {
            var cosine = Math.Cos(Math.PI * (i + 0.5) / steps);
            sum += Math.Exp(x * (cosine - 1)) * (1 + cosine);
        }

        return sum / steps;
    }
}
