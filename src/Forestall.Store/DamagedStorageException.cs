namespace Forestall.Store;

/// <summary>What a storage holds cannot be read. The message says what is wrong, without a full stop.</summary>
public sealed class DamagedStorageException : Exception
{
    /// <summary>Creates the exception with what is wrong.</summary>
    public DamagedStorageException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with what is wrong and what led to it.</summary>
    public DamagedStorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with general words.</summary>
    public DamagedStorageException()
        : base("the storage is damaged")
    {
    }
}
