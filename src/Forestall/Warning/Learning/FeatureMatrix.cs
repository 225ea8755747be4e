namespace Forestall.Warning.Learning;

/// <summary>Numbers that models learn from: one row for each observation, one named column for each feature, kept column by column.</summary>
public sealed class FeatureMatrix
{
    private readonly double[][] _columns;
    private readonly string[] _names;

    /// <summary>Makes a matrix from its columns, which are not copied and must not be changed afterwards.</summary>
    /// <param name="names">A name for each column.</param>
    /// <param name="columns">The columns, all of the same length; <see cref="double.NaN"/> is a missing value, infinities are refused.</param>
    /// <exception cref="InputException">Names and columns differ in number, columns differ in length, or a value is infinite.</exception>
    public FeatureMatrix(IReadOnlyList<string> names, IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(columns);
        _names = [.. names];
        _columns = [.. columns];
        if (_names.Length != _columns.Length)
        {
            throw new InputException($"there are {_names.Length} names for {_columns.Length} features; give one for each.");
        }

        Rows = _columns.Length == 0 ? 0 : _columns[0].Length;
        foreach (var (j, column) in _columns.Index())
        {
            if (column.Length != Rows)
            {
                throw new InputException($"the feature '{_names[j]}' has {column.Length} values where '{_names[0]}' has {Rows}; give one for each row.");
            }

            if (Array.FindIndex(column, double.IsInfinity) is >= 0 and var row)
            {
                throw new InputException($"the feature '{_names[j]}' is infinite in row {row + 1}; give a number, or NaN where it is missing.");
            }
        }
    }

    /// <summary>The number of observations.</summary>
    public int Rows { get; }

    /// <summary>The number of features.</summary>
    public int Features => _columns.Length;

    /// <summary>The names of the features.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The value of a feature in a row; <see cref="double.NaN"/> where it is missing.</summary>
    public double this[int row, int feature] => _columns[feature][row];

    /// <summary>All values of a feature.</summary>
    public ReadOnlySpan<double> Column(int feature) => _columns[feature];

    /// <summary>The matrix of the given rows, in the given order.</summary>
    public FeatureMatrix Take(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var taken = new double[_columns.Length][];
        for (var j = 0; j < taken.Length; j++)
        {
            var column = taken[j] = new double[rows.Count];
            for (var i = 0; i < column.Length; i++)
            {
                column[i] = _columns[j][rows[i]];
            }
        }

        return new FeatureMatrix(_names, taken);
    }
}
