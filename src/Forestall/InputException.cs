namespace Forestall;

/// <summary>
/// Something a person gave cannot be used. The message is one sentence that names the place (file, line, column)
/// and the mend; it can be shown as it stands.
/// </summary>
public sealed class InputException : Exception
{
    /// <summary>Creates the exception with its sentence.</summary>
    public InputException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its sentence and what led to it.</summary>
    public InputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with a general sentence.</summary>
    public InputException()
        : base("The input cannot be used.")
    {
    }

    /// <summary>Whether it is a name that nothing has, rather than something that cannot be read.</summary>
    public bool NamesNothing { get; init; }
}
