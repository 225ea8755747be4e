using Forestall.Warning.Internals;
namespace Forestall.Warning.Learning;

/// <summary>One fitted logistic regression of a path.</summary>
/// <param name="Lambda">The strength of the penalty.</param>
/// <param name="Intercept">The constant.</param>
/// <param name="Coefficients">One for each feature, on the scale of the features as given.</param>
/// <param name="DevianceRatio">The share of the deviance of a model with the constant alone that the fit explains, in [0, 1].</param>
/// <param name="Objective">
/// The minimised value: the mean negative log-likelihood plus λ · Σ f_j (α|b_j| + (1 − α) b_j² / 2), with b on the scale of standardised features.
/// </param>
public sealed record ElasticNetFit(double Lambda, double Intercept, IReadOnlyList<double> Coefficients, double DevianceRatio, double Objective)
{
    /// <summary>The log-odds for each row.</summary>
    /// <exception cref="InputException">The matrix has other features, or a value is missing.</exception>
    public double[] LogOdds(FeatureMatrix features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Features != Coefficients.Count)
        {
            throw new InputException($"the model was fitted to {Coefficients.Count} features and is given {features.Features}; give the same.");
        }

        var sums = new double[features.Rows];
        Array.Fill(sums, Intercept);
        for (var j = 0; j < Coefficients.Count; j++)
        {
            var b = Coefficients[j];
            var column = features.Column(j);
            for (var i = 0; i < sums.Length; i++)
            {
                if (double.IsNaN(column[i]))
                {
                    throw new InputException($"the feature '{features.Names[j]}' is missing in row {i + 1}; fill it in before a linear model sees it.");
                }

                sums[i] += b * column[i];
            }
        }

        return sums;
    }

    /// <summary>The probability for each row.</summary>
    /// <exception cref="InputException">The matrix has other features, or a value is missing.</exception>
    public double[] Probabilities(FeatureMatrix features)
    {
        var values = LogOdds(features);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = LogOddsScale.Probability(values[i]);
        }

        return values;
    }
}

/// <summary>A path of fits with its cross-validated deviances.</summary>
/// <param name="Path">The fits to all rows, from the strongest penalty to the weakest.</param>
/// <param name="Deviances">The mean deviance (−2 log-likelihood for each observation) on held-out rows, for each fit of the path.</param>
/// <param name="Best">The place of the fit with the smallest held-out deviance; the strongest penalty among equals (lambda.min).</param>
public sealed record CrossValidatedPath(IReadOnlyList<ElasticNetFit> Path, IReadOnlyList<double> Deviances, int Best)
{
    /// <summary>The fit at the best strength of the penalty.</summary>
    public ElasticNetFit BestFit => Path[Best];
}
